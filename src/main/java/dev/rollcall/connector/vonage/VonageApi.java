package dev.rollcall.connector.vonage;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.AccessToken;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.connector.http.ClientCredentials;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import java.net.http.HttpRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The calls to Vonage. Two sign-ins: the Agents API wants that of a user, whose rights say whose
/// presence is seen and set; the statistics want the account's.
final class VonageApi implements AutoCloseable {

    /// More users than these in one question are an error there.
    static final int USERS_MAX = 50;

    private static final List<String> REGIONS = List.of("emea", "nam", "apac");
    private static final String VERSION = "application/vnd.newvoicemedia.v1+json";
    private static final String STATS_VERSION = "application/vnd.newvoicemedia.v3+json";

    private final Http login;
    private final Http door;
    private final AccessToken agents;
    private final Optional<AccessToken> stats;

    VonageApi(Setup setup) throws LineBroken {
        this.login = Http.to(setup, host(setup, "loginUrl", "cc.vonage.com"),
                Http.Allowance.NONE);
        this.door = Http.to(setup, host(setup, "url", "api.newvoicemedia.com"),
                Http.Allowance.NONE);
        this.agents = token(setup, "clientId", "clientSecret", "users:write users:read");
        this.stats = setup.setting("statsClientId").isEmpty() ? Optional.empty()
                : Optional.of(token(setup, "statsClientId", "statsClientSecret", "stats"));
    }

    private AccessToken token(Setup setup, String id, String secret, String scope)
            throws LineBroken {
        return ClientCredentials.token(setup, login, "/Auth/connect/token", id, secret, scope);
    }

    private static String host(Setup setup, String setting, String domain) throws LineBroken {
        if (!setup.setting(setting).isEmpty()) return setup.setting(setting);
        var region = setup.required("region");
        if (REGIONS.contains(region)) return "https://" + region + "." + domain;
        throw new LineBroken("settings.region: expected one of " + REGIONS + ", found '" + region
                + "'");
    }

    /// Whether anybody may be asked what the agents are busy with.
    boolean seesWork() {
        return stats.isPresent();
    }

    Node definitions() throws LineBroken, InterruptedException {
        return get(agents, "/agents/presence-definitions", VERSION);
    }

    /// @param users at most [#USERS_MAX]
    Node presences(Collection<String> users) throws LineBroken, InterruptedException {
        return get(agents, "/agents/presences/users?userId="
                + users.stream().map(Http::encoded).collect(Collectors.joining(",")), VERSION);
    }

    /// @param page from 1
    Node states(int page) throws LineBroken, InterruptedException {
        return get(stats.orElseThrow(), "/stats/agent-status?page=" + page, STATS_VERSION);
    }

    Answer show(String user, String presence) throws LineBroken, InterruptedException {
        return door.send(token -> as(token, VERSION, door.json("PATCH",
                "/agents/" + Http.encoded(user) + "/presence", Map.of("presenceId", presence))),
                agents);
    }

    private Node get(AccessToken token, String path, String version)
            throws LineBroken, InterruptedException {
        return door.send(value -> as(value, version, door.request(path)), token)
                .expected().json();
    }

    private static HttpRequest.Builder as(
            String token, String version, HttpRequest.Builder request) {
        return request.setHeader("Accept", version).header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        login.close();
        door.close();
    }
}
