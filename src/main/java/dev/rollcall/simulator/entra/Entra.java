package dev.rollcall.simulator.entra;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives tokens to one registered application: for itself (client credentials) and in the name of
/// a person who has consented once (a refresh token). It decides who somebody is; what they may
/// do is the vendor's own affair.
public final class Entra {

    public static final String CLIENT = "11111111-aaaa-4bbb-8ccc-222222222222";
    public static final String SECRET = "simulated-client-secret";

    /// Stands for the consent of one person; it does not run out.
    public static final String REFRESH = "simulated-refresh-token";

    /// Tokens remembered; the oldest is forgotten first.
    private static final int TOKENS_MAX = 1_000;

    /// @param audience what the token is for, such as `https://graph.microsoft.com`
    /// @param delegated in the name of a person
    public record Caller(String audience, boolean delegated) {}

    private record Given(Caller caller, Instant until) {}

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Given> tokens = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Given> eldest) {
            return size() > TOKENS_MAX;
        }
    };
    private Duration lifetime = Duration.ofSeconds(3599);

    public Entra(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public void routes(Routes routes) {
        routes.post("/{tenant}/oauth2/v2.0/token", this::token);
        routes.put("/control/tokens", exchange -> {
            lifetime = Duration.ofSeconds(exchange.object().get("lifetime") instanceof Long seconds
                ? seconds : lifetime.toSeconds());
            return Reply.empty(204);
        });
        routes.expire(tokens::clear);
    }

    public static boolean isTokenPath(String path) {
        return path.endsWith("/oauth2/v2.0/token");
    }

    /// Who asks; nobody, if the token is unknown or over.
    public Optional<Caller> caller(Exchange exchange) {
        return exchange.authorization("Bearer")
            .flatMap(token -> Optional.ofNullable(tokens.get(token)))
            .filter(given -> clock.instant().isBefore(given.until()))
            .map(Given::caller);
    }

    private Reply token(Exchange exchange) {
        if (!exchange.form("client_id").orElse("").equals(CLIENT)) {
            return refused(400, "unauthorized_client",
                "AADSTS700016: Application with identifier was not found in the directory.");
        }
        if (!exchange.form("client_secret").orElse("").equals(SECRET)) {
            return refused(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        }
        var scope = exchange.form("scope").orElse("");
        return switch (exchange.form("grant_type").orElse("")) {
            case "client_credentials" -> scope.endsWith("/.default")
                ? given(new Caller(audience(scope), false))
                : refused(400, "invalid_scope", "AADSTS1002012: The provided value for scope "
                    + scope + " is not valid. Client credential flows must have a scope value"
                    + " with /.default suffixed to the resource identifier.");
            case "refresh_token" -> exchange.form("refresh_token").orElse("").equals(REFRESH)
                ? given(new Caller(audience(scope), true))
                : refused(400, "invalid_grant", "AADSTS9002313: Invalid request.");
            default -> refused(400, "unsupported_grant_type",
                "AADSTS70003: The app requested an unsupported grant type.");
        };
    }

    private static String audience(String scope) {
        var first = scope.split(" ", 2)[0];
        var slash = first.lastIndexOf('/');
        return slash < 0 ? first : first.substring(0, slash);
    }

    private Reply given(Caller caller) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        tokens.put(token, new Given(caller, clock.instant().plus(lifetime)));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", lifetime.toSeconds());
        answer.put("ext_expires_in", lifetime.toSeconds());
        answer.put("access_token", token);
        if (caller.delegated()) answer.put("refresh_token", REFRESH);
        return Reply.json(answer);
    }

    private static Reply refused(int status, String error, String description) {
        return Reply.json(status, Map.of("error", error, "error_description", description));
    }
}
