package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.salesforce.Records.Change;
import dev.rollcall.simulator.salesforce.Records.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The event bus: change events of the objects that were selected for it, kept for 72 hours, each
/// with a replay id that only this bus can read.
final class Bus {

    static final Duration RETENTION = Duration.ofDays(3);
    private static final int EVENTS_MAX = 100_000;

    /// How many objects may be selected without an add-on.
    private static final int SELECTED_MAX = 5;

    /// The custom channel of External Routing: no record that merely got another load.
    static final String EXTERNAL_ROUTING = "/data/ExternalRoutingChannel__chn";
    private static final String ALL = "/data/ChangeEvents";

    @SuppressWarnings("ArrayRecordComponent") // Written once, when it is made.
    record Event(long number, Instant at, Entity entity, String id, byte[] payload,
            boolean routing) {}

    private final Deque<Event> events = new ArrayDeque<>();
    private final Set<Entity> selected;
    private long newest;
    private int epoch = 1;

    Bus(Set<Entity> selected) {
        if (selected.size() > SELECTED_MAX) {
            throw new IllegalArgumentException("expected at most " + SELECTED_MAX + " objects");
        }
        this.selected = Set.copyOf(selected);
    }

    /// The change as an event; empty for an object that is not selected.
    Optional<Event> append(Change change, Instant now) {
        if (!selected.contains(change.entity())) return Optional.empty();
        var values = change.values();
        var user = values.getOrDefault("UserId", "005Hs0000000001AAA");
        var event = new Event(++newest, now, change.entity(),
                new UUID(epoch, newest).toString(),
                ChangeEvents.write(change, String.valueOf(user)),
                change.entity() != Entity.USER_SERVICE_PRESENCE || change.kind() == Kind.CREATE
                        || Boolean.FALSE.equals(values.get("IsCurrentState")));
        events.add(event);
        prune(now);
        return Optional.of(event);
    }

    private void prune(Instant now) {
        while (!events.isEmpty() && (events.size() > EVENTS_MAX
                || events.getFirst().at().plus(RETENTION).isBefore(now))) {
            events.removeFirst();
        }
    }

    /// Another data centre: another bus, to which no replay id of the old one means anything.
    void movesElsewhere() {
        epoch++;
        events.clear();
    }

    /// Which events a topic carries; empty for an unknown one.
    Optional<Predicate<Event>> topic(String name) {
        if (name.equals(ALL)) return Optional.of(_ -> true);
        if (name.equals(EXTERNAL_ROUTING)) return Optional.of(Event::routing);
        return selected.stream().filter(entity -> ChangeEvents.topic(entity).equals(name))
                .findFirst().map(entity -> event -> event.entity() == entity);
    }

    /// The schema that a topic's events have, where it is one.
    Optional<Entity> entityOf(String topic) {
        return selected.stream().filter(it -> ChangeEvents.topic(it).equals(topic)).findFirst();
    }

    Optional<String> schema(String schemaId) {
        return selected.stream().filter(it -> ChangeEvents.schemaId(it).equals(schemaId))
                .findFirst().map(ChangeEvents::schema);
    }

    long newest() {
        return newest;
    }

    /// Where everything that is kept comes after.
    long earliest(Instant now) {
        prune(now);
        return events.isEmpty() ? newest : events.getFirst().number() - 1;
    }

    List<Event> after(long number) {
        return events.stream().filter(event -> event.number() > number).toList();
    }

    byte[] replayId(long number) {
        return ByteBuffer.allocate(10).putLong(number).putShort((short) epoch).array();
    }

    /// The number behind a replay id; empty for one of another bus, or of events that are gone.
    Optional<Long> number(byte[] replayId, Instant now) {
        if (replayId.length != 10) return Optional.empty();
        var read = ByteBuffer.wrap(replayId);
        var number = read.getLong();
        return read.getShort() == epoch && number >= earliest(now) && number <= newest
                ? Optional.of(number) : Optional.empty();
    }

    Map<String, Object> tree() {
        return Map.of("newest", newest, "kept", events.size(), "epoch", epoch);
    }
}
