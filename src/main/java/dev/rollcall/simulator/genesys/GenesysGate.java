package dev.rollcall.simulator.genesys;

import static dev.rollcall.simulator.genesys.GenesysFrames.error;
import static dev.rollcall.simulator.genesys.GenesysFrames.tree;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Who may ask, and how often: client credentials, tokens that end, and so many requests in a
/// minute, which three headers of every answer tell.
final class GenesysGate {

    /// Tokens that can be good at once.
    private static final int TOKENS_MAX = 1_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// The requests of one token in the minute that began with its first.
    private static final class Use {
        private final Instant ends;
        private Instant began;
        private int count;

        Use(Instant began, Instant ends) {
            this.began = began;
            this.ends = ends;
        }
    }

    private final String credentials;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Map<String, Use> tokens = new HashMap<>();
    private Duration life = Duration.ofDays(1);
    private int allowed = 300;

    GenesysGate(String clientId, String clientSecret, InstantSource clock,
            Supplier<String> ids) {
        this.credentials = Base64.getEncoder().encodeToString(
                (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
        this.ids = ids;
    }

    void limits(Duration tokenLife, int requestsAMinute) {
        life = tokenLife;
        allowed = requestsAMinute;
    }

    Reply token(Exchange exchange) {
        if (!exchange.authorization("Basic").equals(Optional.of(credentials))) {
            return Reply.json(400, tree("error", "invalid_client",
                    "description", "authentication failed",
                    "error_description", "authentication failed"));
        }
        if (!exchange.form("grant_type").orElse("").equals("client_credentials")) {
            return Reply.json(400, tree("error", "unsupported_grant_type"));
        }
        var now = clock.instant();
        tokens.values().removeIf(use -> !use.ends.isAfter(now));
        if (tokens.size() >= TOKENS_MAX) return error(429, "too.many.requests", "tokens");
        var token = ids.get();
        tokens.put(token, new Use(now, now.plus(life)));
        return Reply.json(tree("access_token", token, "token_type", "bearer",
                "expires_in", life.toSeconds()));
    }

    void expireAll() {
        tokens.clear();
    }

    Reply pass(Exchange exchange, Routes.Handler handler) {
        var correlation = ids.get();
        if (exchange.path().startsWith("/oauth/")) {
            return handler.answer(exchange).with("ININ-Correlation-Id", correlation);
        }
        var now = clock.instant();
        var token = exchange.authorization("Bearer");
        if (token.isEmpty()) {
            return error(401, "authentication.required",
                    "No authentication bearer token specified in authorization header.")
                    .with("ININ-Correlation-Id", correlation);
        }
        var use = tokens.get(token.get());
        if (use == null || !use.ends.isAfter(now)) {
            return error(401, "bad.credentials", "Invalid login credentials.")
                    .with("ININ-Correlation-Id", correlation);
        }
        return counted(exchange, handler, use, now).with("ININ-Correlation-Id", correlation);
    }

    private Reply counted(Exchange exchange, Routes.Handler handler, Use use, Instant now) {
        if (!use.began.plus(WINDOW).isAfter(now)) {
            use.began = now;
            use.count = 0;
        }
        use.count++;
        var reset = Duration.between(now, use.began.plus(WINDOW)).toSeconds() + 1;
        var reply = use.count <= allowed ? handler.answer(exchange)
                : error(429, "too.many.requests", "Rate limit exceeded the maximum " + allowed
                        + " requests within 60 seconds.").with("Retry-After", "" + reset);
        return reply.with("inin-ratelimit-count", "" + use.count)
                .with("inin-ratelimit-allowed", "" + allowed)
                .with("inin-ratelimit-reset", "" + reset);
    }
}
