package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.webhook.Signing.Secret;
import dev.rollcall.domain.configuration.Connection;
import java.util.ArrayList;
import java.util.List;

/// The secrets of a connection of this kind: `settings.secrets` (or `secret`), by reference; the
/// first signs what we send, two are believed during a rotation.
final class ConnectionSecrets {

    /// @throws IllegalStateException when a reference leads nowhere: nothing is believed then
    /// @throws IllegalArgumentException when what it leads to is no secret
    static List<Secret> of(Connection connection, Secrets secrets) {
        var said = connection.settings().getOrDefault("secrets",
                connection.settings().getOrDefault("secret", List.of()));
        List<?> references = said instanceof List<?> list ? list : List.of(said);
        var found = new ArrayList<Secret>();
        for (var reference : references) found.add(Secret.parse(secrets.at(reference.toString())));
        return found;
    }

    private ConnectionSecrets() {}
}
