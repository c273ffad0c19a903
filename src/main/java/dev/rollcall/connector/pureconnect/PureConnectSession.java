package dev.rollcall.connector.pureconnect;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.connector.http.EventStream;
import dev.rollcall.connector.http.Http;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A session at a server: it takes a licence there until it is closed. Each call names it three
/// times, in the path, in a cookie and in a header, or it is refused. A server that is not the
/// active one of a pair says so and names the others.
final class PureConnectSession implements AutoCloseable {

    private static final String CONNECTION =
            "/icws/connection?include=features,version,server-time";

    /// More servers than these are not asked.
    private static final int HOSTS_MAX = 8;

    /// From this version of the feature `messaging` on there are server-sent events.
    private static final long EVENTS_VERSION = 2;

    private final Http http;
    private final String path;
    private final String cookie;
    private final String csrf;
    private final boolean pushes;
    private volatile boolean ended;

    private PureConnectSession(Http http, String id, String cookie, String csrf,
            boolean pushes) {
        this.http = http;
        this.path = "/icws/" + part(id);
        this.cookie = cookie;
        this.csrf = csrf;
        this.pushes = pushes;
    }

    /// At the first server that takes us.
    static PureConnectSession open(Setup setup) throws LineBroken, InterruptedException {
        var first = setup.required("url");
        var hosts = new ArrayList<>(List.of(first));
        if (setup.connection().settings().get("alternates") instanceof List<?> others) {
            for (var other : others) hosts.add(beside(first, String.valueOf(other)));
        }
        var why = new LineBroken("no server was asked");
        for (var i = 0; i < Math.min(hosts.size(), HOSTS_MAX); i++) {
            var http = Http.to(setup, hosts.get(i), Http.Allowance.NONE);
            try {
                var answer = connect(http, setup);
                if (answer.status() != 503) return begin(http, answer);
                http.close();
                why = new LineBroken(answer.named() + " answered 503: not the active server",
                        answer.retryAfter());
                for (var other : others(answer)) {
                    var host = beside(first, other);
                    if (!hosts.contains(host)) hosts.add(host);
                }
            } catch (LineBroken broken) {
                http.close();
                why = broken;
            }
        }
        throw why;
    }

    private static List<String> others(Answer answer) throws LineBroken {
        var others = new ArrayList<String>();
        for (var other : answer.json().get("alternateHostList").each()) {
            others.add(other.required());
        }
        return others;
    }

    /// Another host, spoken to as the first one.
    private static String beside(String first, String host) throws LineBroken {
        if (host.contains("://")) return host;
        try {
            var uri = URI.create(first);
            var told = uri.getPort() < 0 || host.contains(":");
            var port = told ? "" : ":" + uri.getPort();
            return URI.create(uri.getScheme() + "://" + host + port).toString();
        } catch (IllegalArgumentException nonsense) {
            throw new LineBroken("expected the name of another server, found another text");
        }
    }

    private static Answer connect(Http http, Setup setup)
            throws LineBroken, InterruptedException {
        var body = new LinkedHashMap<String, Object>();
        body.put("__type", "urn:inin.com:connection:icAuthConnectionRequestSettings");
        body.put("applicationName", "Rollcall");
        body.put("userID", setup.given("user"));
        body.put("password", setup.secret("password"));
        return http.send(spoken(http.request(CONNECTION))
                .POST(BodyPublishers.ofByteArray(Json.write(body))));
    }

    private static PureConnectSession begin(Http http, Answer answer) throws LineBroken {
        var connection = answer.expected().json();
        var version = 0L;
        for (var feature : connection.get("features").each()) {
            if (feature.get("featureId").text().equals("messaging")) {
                version = feature.get("version").number(0);
            }
        }
        return new PureConnectSession(http, connection.get("sessionId").required(),
                cookies(answer.headers()), connection.get("csrfToken").required(),
                version >= EVENTS_VERSION);
    }

    private static String cookies(HttpHeaders headers) {
        return headers.allValues("Set-Cookie").stream().map(line -> line.split(";", 2)[0].strip())
                .collect(Collectors.joining("; "));
    }

    /// Messages come by themselves; otherwise they are to be fetched.
    boolean pushes() {
        return pushes;
    }

    /// @param below the part of the path after the session
    Answer call(String method, String below, @Nullable Object body)
            throws LineBroken, InterruptedException {
        if (ended) throw new LineBroken("the session has ended");
        var answer = http.send(request(below).method(method, body == null
                ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.write(body))));
        if (answer.status() == 401) ended = true;
        return answer;
    }

    Answer get(String below) throws LineBroken, InterruptedException {
        return call("GET", below, null);
    }

    EventStream events() throws LineBroken, InterruptedException {
        return http.events(request("/messaging/messages").GET());
    }

    /// They have ended it, or let it die.
    boolean ended() {
        return ended;
    }

    /// @throws LineBroken when nobody answers for it any more
    void verify() throws LineBroken, InterruptedException {
        var status = get("/connection").status();
        if (status == 401 || status / 100 == 5) {
            throw new LineBroken("the session has ended: " + status);
        }
    }

    private HttpRequest.Builder request(String below) {
        return spoken(http.request(path + below)).header("Cookie", cookie)
                .header("ININ-ICWS-CSRF-Token", csrf);
    }

    /// Texts come in the language asked for; the tables are written in English.
    private static HttpRequest.Builder spoken(HttpRequest.Builder request) {
        return request.header("Accept-Language", "en-us")
                .header("Content-Type", "application/vnd.inin.icws+JSON;charset=utf-8");
    }

    /// Whatever somebody is called, it is one part of a path.
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Gives the licence back.
    @Override
    public void close() {
        try {
            if (!ended) call("DELETE", "/connection", null);
        } catch (LineBroken _) {
            // It dies of silence.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            http.close();
        }
    }
}
