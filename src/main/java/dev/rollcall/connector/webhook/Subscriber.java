package dev.rollcall.connector.webhook;

import dev.rollcall.connector.webhook.Signing.Secret;
import dev.rollcall.engine.Position;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Somebody who wants to be told of what happens in a tenant, and how far they have been told.
///
/// @param types of events wanted, such as `presence.agent.claim_made`; empty: all
/// @param position everything up to here has been delivered
/// @param failed attempts at what comes next
/// @param due when it is tried again
/// @param ended why nothing is delivered any more; empty while it is
public record Subscriber(String id, String tenant, URI url, Set<String> types, Secret secret,
        Position position, int failed, Instant due, String ended) {

    public Subscriber {
        types = Set.copyOf(types);
    }

    public boolean active() {
        return ended.isEmpty();
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    Subscriber delivered(Position upTo) {
        return new Subscriber(id, tenant, url, types, secret, upTo, 0, Instant.EPOCH, "");
    }

    Subscriber failedUntil(Optional<Instant> again, String why) {
        return new Subscriber(id, tenant, url, types, secret, position, failed + 1,
                again.orElse(Instant.EPOCH), again.isPresent() ? "" : why);
    }

    Subscriber ended(String why) {
        return new Subscriber(id, tenant, url, types, secret, position, failed, due, why);
    }

    Subscriber again() {
        return new Subscriber(id, tenant, url, types, secret, position, 0, Instant.EPOCH, "");
    }
}
