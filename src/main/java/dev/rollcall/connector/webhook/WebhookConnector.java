package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Destination;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import java.net.URI;
import java.util.List;

/// Any system that speaks our signed webhooks both ways, and Elevate, which has no public interface
/// of its own: what it shows comes in through [Reports], what it is to show goes out through
/// [WebhookWriter]. It cannot be asked what it shows.
public final class WebhookConnector implements Connector {

    @Override
    public Abilities abilities() {
        return new Abilities(false, true, true);
    }

    /// @throws LineBroken when a setting is missing, or leads where nothing may be sent
    @Override
    public Line open(Setup setup) throws LineBroken {
        var secrets = secrets(setup);
        if (setup.setting("url").isEmpty() && setup.connection().outbound().isEmpty()) {
            return new FrontDoorLine(FrontDoorLine.NOBODY);
        }
        var url = URI.create(setup.required("url"));
        var refusal = Destination.refusal(url, setup.insideAllowed());
        if (refusal.isPresent()) throw new LineBroken("settings.url: " + refusal.get());
        if (secrets.isEmpty()) {
            throw new LineBroken("expected settings.secret, by which what we send is signed");
        }
        return new FrontDoorLine(
                new WebhookWriter(setup, url, secrets.getFirst()));
    }

    private static List<Signing.Secret> secrets(Setup setup) throws LineBroken {
        try {
            return ConnectionSecrets.of(setup.connection(), setup.secrets());
        } catch (IllegalStateException | IllegalArgumentException nowhere) {
            throw new LineBroken("settings.secret: " + nowhere.getMessage());
        }
    }
}
