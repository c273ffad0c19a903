package dev.rollcall.connector.genesys;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.AccessToken;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Our calls to Genesys Cloud, one method each. It logs in with client credentials, and tells the
/// budget what their rate headers say.
final class GenesysApi implements AutoCloseable {

    /// They take no more in one request.
    static final int BULK_MAX = 50;

    private static final String GRANT = "grant_type=client_credentials";

    private final Http api;
    private final Http login;
    private final AccessToken token;

    private GenesysApi(Http api, Http login, AccessToken token) {
        this.api = api;
        this.login = login;
        this.token = token;
    }

    /// @throws LineBroken when they do not know us
    static GenesysApi open(Setup setup) throws LineBroken, InterruptedException {
        var basic = Base64.getEncoder().encodeToString((setup.given("clientId") + ":"
                + setup.secret("clientSecret")).getBytes(StandardCharsets.UTF_8));
        var api = Http.to(setup, address(setup, "url", "api"), GenesysApi::budget);
        var login = Http.to(setup, address(setup, "loginUrl", "login"), Http.Allowance.NONE);
        var token = new AccessToken(() -> grant(login, basic), setup.clock());
        token.get();
        return new GenesysApi(api, login, token);
    }

    private static String address(Setup setup, String name, String host) throws LineBroken {
        var address = setup.setting(name);
        return address.isEmpty() ? "https://" + host + "." + setup.required("region") : address;
    }

    private static AccessToken.Grant grant(Http login, String basic)
            throws LineBroken, InterruptedException {
        var answer = login.send(login.request("/oauth/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(GRANT))).expected().json();
        return new AccessToken.Grant(answer.get("access_token").required(),
                Duration.ofSeconds(answer.get("expires_in").number(3600)));
    }

    /// What we have used of what they allow in the window that ends in so many seconds.
    private static void budget(HttpHeaders headers, Setup setup, Instant now) {
        var used = number(headers, "inin-ratelimit-count");
        var allowed = number(headers, "inin-ratelimit-allowed");
        var reset = number(headers, "inin-ratelimit-reset");
        if (used.isEmpty() || allowed.isEmpty() || reset.isEmpty()) return;
        setup.budget().window(now, allowed.get(), used.get(), Duration.ofSeconds(reset.get()));
    }

    private static Optional<Integer> number(HttpHeaders headers, String name) {
        return headers.firstValue(name).map(String::strip)
                .filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
    }

    // --- Presence

    Node definitions(String language) throws LineBroken, InterruptedException {
        return call("GET", "/api/v2/presence/definitions?deactivated=false&localeCode="
                + part(language), null).expected().json();
    }

    /// What is shown for these, by one source of presence.
    List<Node> presences(String source, List<String> users)
            throws LineBroken, InterruptedException {
        var presences = new ArrayList<Node>();
        for (var from = 0; from < users.size(); from += BULK_MAX) {
            var ids = users.subList(from, Math.min(users.size(), from + BULK_MAX)).stream()
                    .map(GenesysApi::part).toList();
            presences.addAll(call("GET", "/api/v2/users/presences/" + part(source) + "/bulk?id="
                    + String.join(",", ids), null).expected().json().each());
        }
        return presences;
    }

    Answer show(String user, Map<String, Object> presence)
            throws LineBroken, InterruptedException {
        return call("PATCH", "/api/v2/users/" + part(user) + "/presences/purecloud", presence);
    }

    Answer injectPresence(Map<String, Object> events) throws LineBroken, InterruptedException {
        return call("POST", "/api/v2/events/users/presence", events);
    }

    // --- What goes beside it

    Answer routingStatus(String user, String status) throws LineBroken, InterruptedException {
        return call("PUT", "/api/v2/users/" + part(user) + "/routingstatus",
                Map.of("status", status));
    }

    Answer injectRoutingStatus(Map<String, Object> events)
            throws LineBroken, InterruptedException {
        return call("POST", "/api/v2/events/users/routingstatus", events);
    }

    Node outOfOffice(String user) throws LineBroken, InterruptedException {
        return call("GET", "/api/v2/users/" + part(user) + "/outofoffice", null)
                .expected().json();
    }

    Answer outOfOffice(String user, boolean active) throws LineBroken, InterruptedException {
        return call("PUT", "/api/v2/users/" + part(user) + "/outofoffice",
                Map.of("active", active, "indefinite", active));
    }

    // --- Notifications

    Node channel() throws LineBroken, InterruptedException {
        return call("POST", "/api/v2/notifications/channels", Map.of()).expected().json();
    }

    /// In place of what the channel had. Users that they do not know are left out.
    void subscribe(String channel, List<String> topics) throws LineBroken, InterruptedException {
        call("PUT", "/api/v2/notifications/channels/" + part(channel)
                + "/subscriptions?ignoreErrors=true",
                topics.stream().map(topic -> Map.of("id", topic)).toList()).expected();
    }

    WebSocket socket(URI address, WebSocket.Listener listener)
            throws LineBroken, InterruptedException {
        return api.socket(address, listener);
    }

    private Answer call(String method, String path, @Nullable Object body)
            throws LineBroken, InterruptedException {
        var publisher = body == null ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(Json.write(body));
        return api.send(bearer -> api.request(path).header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json").method(method, publisher), token);
    }

    /// Whatever somebody is called, it is one part of a path or of a query.
    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        api.close();
        login.close();
    }
}
