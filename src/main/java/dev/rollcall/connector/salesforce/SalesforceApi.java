package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.AccessToken;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// Calls to one organisation: queries, page by page, with a token that renews itself. It leaves a
/// twentieth of the organisation's calls of the day to everybody else.
final class SalesforceApi implements AutoCloseable {

    private static final String USUAL_VERSION = "62.0";

    /// Pages have 2,000 records: 100,000 people, or somebody whose `next` never ends.
    private static final int PAGES_MAX = 50;

    /// How long nothing is asked when the day's calls are nearly used up; the window slides.
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Pattern USAGE = Pattern.compile("api-usage=(\\d{1,9})/(\\d{1,9})");

    private final Http login;
    private final Http org;
    private final SalesforceLogin.Home home;
    private final AccessToken token;
    private final String data;

    private SalesforceApi(Http login, Http org, SalesforceLogin.Home home, AccessToken token,
            String data) {
        this.login = login;
        this.org = org;
        this.home = home;
        this.token = token;
        this.data = data;
    }

    /// Logs in.
    static SalesforceApi open(Setup setup) throws LineBroken, InterruptedException {
        var login = Http.to(setup, SalesforceLogin.host(setup), Http.Allowance.NONE);
        try {
            var first = new SalesforceLogin(setup, login);
            var home = first.home();
            var unused = new AtomicBoolean(true);
            var token = new AccessToken(() -> SalesforceLogin.grant(
                    unused.getAndSet(false) ? home : first.home()), setup.clock());
            return new SalesforceApi(login, Http.to(setup, home.instance(), SalesforceApi::left),
                    home, token, "/services/data/v" + version(setup));
        } catch (LineBroken | InterruptedException | RuntimeException failed) {
            login.close();
            throw failed;
        }
    }

    private static String version(Setup setup) throws LineBroken {
        var version = setup.setting("apiVersion");
        if (version.isEmpty()) return USUAL_VERSION;
        if (version.matches("\\d{2,3}\\.0")) return version;
        throw new LineBroken("settings.apiVersion: expected a version such as 62.0");
    }

    /// `Sforce-Limit-Info: api-usage=18/5000`, of the last 24 hours.
    private static void left(HttpHeaders headers, Setup setup, Instant now) {
        headers.firstValue("Sforce-Limit-Info").map(USAGE::matcher).filter(m -> m.find())
                .ifPresent(usage -> {
                    var allowed = Long.parseLong(usage.group(2));
                    setup.budget().window(now, allowed - allowed / 20,
                            Long.parseLong(usage.group(1)), PAUSE);
                });
    }

    SalesforceLogin.Home home() {
        return home;
    }

    AccessToken token() {
        return token;
    }

    /// All records of a query.
    List<Node> query(String soql) throws LineBroken, InterruptedException {
        var records = new ArrayList<Node>();
        var next = data + "/query?q=" + Http.encoded(soql);
        for (var page = 0; page < PAGES_MAX; page++) {
            var path = next;
            var answer = org.send(used -> org.request(path).header("Authorization",
                    "Bearer " + used).GET(), token).expected().json();
            records.addAll(answer.get("records").each());
            if (answer.get("done").flag(true)) return records;
            next = answer.get("nextRecordsUrl").required();
            if (!next.startsWith(data + "/query/")) {
                throw new LineBroken("a query: expected the next page under " + data);
            }
        }
        throw new LineBroken("a query: expected at most " + PAGES_MAX + " pages");
    }

    @Override
    public void close() {
        org.close();
        login.close();
    }
}
