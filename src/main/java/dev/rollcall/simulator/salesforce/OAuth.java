package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// How a program signs in: by an assertion that it signed (the JWT bearer flow) or by its client
/// credentials. What it gets is a session; its length is a setting of the organisation and is not
/// said in the answer.
final class OAuth {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Set<String> AUDIENCES =
            Set.of("https://login.salesforce.com", "https://test.salesforce.com");

    /// An assertion may say at most this much of the future.
    private static final Duration ASSERTION_MAX = Duration.ofMinutes(3);
    private static final int SESSIONS_MAX = 10_000;

    private record App(String secret, Optional<PublicKey> key) {}

    private final Map<String, App> apps = new HashMap<>();
    private final Sessions sessions = new Sessions();
    private final RandomGenerator random;
    private final Predicate<String> user;
    private Duration life = Duration.ofHours(2);

    /// @param user whether there is such a username
    OAuth(RandomGenerator random, Predicate<String> user) {
        this.random = random;
        this.user = user;
    }

    void app(String clientId, String secret) {
        apps.put(clientId, new App(secret, Optional.empty()));
    }

    /// The certificate that the app's assertions are signed by.
    void certificate(String clientId, PublicKey key) {
        apps.computeIfPresent(clientId, (_, app) -> new App(app.secret(), Optional.of(key)));
    }

    void life(Duration of) {
        life = of;
    }

    void forgetAll() {
        sessions.clear();
    }

    boolean opens(String session, Instant now) {
        var until = sessions.get(session);
        return until != null && until.isAfter(now);
    }

    Reply grant(Exchange exchange, String instance, Instant now) {
        var type = exchange.form("grant_type").orElse("");
        var refused = switch (type) {
            case JWT_BEARER -> assertion(exchange.form("assertion").orElse(""), now);
            case "client_credentials" -> credentials(exchange);
            default -> Optional.of(refused("unsupported_grant_type",
                    "grant type not supported"));
        };
        if (refused.isPresent()) return refused.get();
        var session = "%s!AQ%016x%016x".formatted(Organisation.ID.substring(0, 15),
                random.nextLong(), random.nextLong());
        sessions.put(session, now.plus(life));
        var granted = new LinkedHashMap<String, Object>();
        granted.put("access_token", session);
        granted.put("scope", "api");
        granted.put("instance_url", instance);
        granted.put("id", "https://login.salesforce.com/id/" + Organisation.ID
                + "/005Hs0000000000AAA");
        granted.put("token_type", "Bearer");
        return Reply.json(granted);
    }

    private Optional<Reply> credentials(Exchange exchange) {
        var app = exchange.form("client_id").map(apps::get);
        return app.isPresent() && exchange.form("client_secret").equals(app.map(App::secret))
                ? Optional.empty()
                : Optional.of(refused("invalid_client", "invalid client credentials"));
    }

    private Optional<Reply> assertion(String jwt, Instant now) {
        var parts = List.of(jwt.split("\\.", -1));
        try {
            if (parts.size() != 3) return invalid("invalid assertion");
            var claims = Json.map(Base64.getUrlDecoder().decode(parts.get(1)));
            var app = Optional.ofNullable(apps.get(String.valueOf(claims.get("iss"))));
            if (app.isEmpty()) return invalid("client identifier invalid");
            if (app.get().key().isEmpty() || !signed(parts, app.get().key().get())) {
                return invalid("invalid assertion");
            }
            if (!AUDIENCES.contains(String.valueOf(claims.get("aud")))) {
                return invalid("audience is invalid");
            }
            if (!user.test(String.valueOf(claims.get("sub")))) {
                return invalid("user hasn't approved this consumer");
            }
            return claims.get("exp") instanceof Long exp && inTime(exp, now)
                    ? Optional.empty() : invalid("expired authorization code");
        } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
            return invalid("invalid assertion");
        }
    }

    private static boolean inTime(long exp, Instant now) {
        return exp > now.getEpochSecond()
                && exp <= now.plus(ASSERTION_MAX).getEpochSecond();
    }

    private static boolean signed(List<String> parts, PublicKey key)
            throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts.get(2)));
    }

    private static Optional<Reply> invalid(String description) {
        return Optional.of(refused("invalid_grant", description));
    }

    private static Reply refused(String error, String description) {
        return Reply.json(400, Map.of("error", error, "error_description", description));
    }

    /// The oldest make room.
    private static final class Sessions extends LinkedHashMap<String, Instant> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > SESSIONS_MAX;
        }
    }
}
