package dev.rollcall.connector.dynamics;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Inlet;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Dataverse's webhooks, for connections of kind `dynamics-365`. They are not signed: each brings
/// the key that was given when the webhook was registered. A body that is not believed is not
/// parsed.
final class DynamicsNotices implements Inlet {

    private static final String KIND = "dynamics-365";
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Hub hub;
    private final Secrets secrets;
    private final DynamicsConnector connector;

    DynamicsNotices(Hub hub, Secrets secrets, DynamicsConnector connector) {
        this.hub = hub;
        this.secrets = secrets;
        this.connector = connector;
    }

    @Override
    public Outcome take(String tenant, ConnectionId id, Signed signed, byte[] body) {
        if (!hub.tenants().contains(tenant)) return new Outcome.Unknown();
        var connection = hub.<Optional<Connection>>read(
                tenant, floor -> floor.configuration().connection(id));
        if (connection.isEmpty() || !connection.get().connector().equals(KIND)) {
            return new Outcome.Unknown();
        }
        if (!believed(connection.get(), signed.key())) return new Outcome.Doubted(Doubt.FORGED);
        var line = connector.line(tenant, id);
        return new Outcome.Taken(CompletableFuture.completedFuture(line.isPresent()
                ? heard(line.get(), body)
                : List.of(new Answer.Unavailable("the line to '" + id + "' is down", RETRY))));
    }

    /// In constant time. A key that is not there, or is empty, is brought along by nobody.
    private boolean believed(Connection connection, String key) {
        return connection.settings().get("webhookKey") instanceof String reference
                && secrets.find(reference).filter(ours -> !ours.isEmpty()).filter(ours ->
                        MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8),
                                ours.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    /// What it says has been kept when this returns.
    private static List<Answer> heard(DynamicsLine line, byte[] body) {
        try {
            line.hear(DynamicsFrames.notice(Node.of("the notice", Json.read(body))));
            return List.of();
        } catch (LineBroken strange) {
            throw new BadInput("", BadInput.Code.WRONG_TYPE, String.valueOf(strange.getMessage()));
        }
    }
}
