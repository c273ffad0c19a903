package dev.rollcall.connector.http;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Signing in as an application (OAuth 2.0, RFC 6749, 4.4): a form with an id and a secret gives a
/// token. For vendors that want both in the form.
public final class ClientCredentials {

    /// What a token lasts of which nothing is said.
    private static final long SECONDS = 3_600;

    /// @param id and `secret`: the settings that hold them
    /// @param scope what the token is to be good for
    public static AccessToken token(Setup setup, Http door, String path, String id, String secret,
            String scope) throws LineBroken {
        var form = new HashMap<>(Map.of("grant_type", "client_credentials", "scope", scope,
                "client_id", setup.required(id), "client_secret", setup.secret(secret)));
        return new AccessToken(() -> {
            var answer = door.send(door.form(path, form)).expected().json();
            return new AccessToken.Grant(answer.get("access_token").required(),
                    Duration.ofSeconds(Math.max(1, answer.get("expires_in").number(SECONDS))));
        }, setup.clock());
    }

    private ClientCredentials() {}
}
