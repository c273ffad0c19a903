package dev.rollcall.simulator.vonage;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Vonage's tokens: client credentials in, a bearer of two hours out. A credential belongs to a
/// user and may do and see what that user may.
final class Tokens {

    static final Duration LIFE = Duration.ofHours(2);

    /// More at once would be a client that asks for a token with every call.
    private static final int TOKENS_MAX = 10_000;

    /// @param sees the ids of the users it may see and set; empty: all of them
    record Credential(String id, String secret, Set<String> scopes, Set<String> sees) {

        boolean seesAll() {
            return sees.isEmpty();
        }

        boolean sees(String userId) {
            return seesAll() || sees.contains(userId);
        }
    }

    record Token(Credential credential, Set<String> scopes, Instant until) {}

    private final Map<String, Credential> credentials = new HashMap<>();
    private final SequencedTokens tokens = new SequencedTokens();
    private final RandomGenerator random;

    Tokens(RandomGenerator random) {
        this.random = random;
    }

    void add(Credential credential) {
        credentials.put(credential.id(), credential);
    }

    void forgetAll() {
        tokens.clear();
    }

    Reply grant(Exchange exchange, Instant now) {
        if (!exchange.form("grant_type").equals(Optional.of("client_credentials"))) {
            return refused("unsupported_grant_type");
        }
        var credential = exchange.form("client_id").map(credentials::get);
        if (credential.isEmpty() || !exchange.form("client_secret")
                .equals(credential.map(Credential::secret))) {
            return refused("invalid_client");
        }
        var scopes = Set.copyOf(List.of(exchange.form("scope").orElse("").strip().split(" +")));
        if (!credential.get().scopes().containsAll(scopes)) return refused("invalid_scope");
        var text = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        tokens.put(text, new Token(credential.get(), scopes, now.plus(LIFE)));
        return Reply.json(VonageWorld.ordered("access_token", text,
                "expires_in", LIFE.toSeconds(), "token_type", "Bearer"));
    }

    private static Reply refused(String error) {
        return Reply.json(400, Map.of("error", error));
    }

    /// Whose call this is; empty without a token, or with one that is unknown or over.
    Optional<Token> of(Exchange exchange, Instant now) {
        return exchange.authorization("Bearer").map(tokens::get)
                .filter(token -> token.until().isAfter(now));
    }

    /// The oldest make room.
    private static final class SequencedTokens extends LinkedHashMap<String, Token> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > TOKENS_MAX;
        }
    }
}
