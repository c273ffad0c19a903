package dev.rollcall.simulator.elevate;

import dev.rollcall.simulator.elevate.ElevateWorld.Change;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Outbox;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// What sits beside Elevate and speaks signed webhooks: it takes what the contact centre wants to
/// show, and reports what is shown. A report that is not taken is sent again with the same id; one
/// that was lost on its way is made good by the next snapshot.
final class Bridge {

    /// After the last of these a report is given up; the snapshot says the same.
    private static final List<Duration> AGAIN = List.of(Duration.ofSeconds(1),
        Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15),
        Duration.ofSeconds(60));

    /// A report may hold a megabyte; so many people take a tenth of it.
    private static final int SNAPSHOT_MAX = 1_000;

    /// Messages remembered, so that one that comes again does nothing again.
    private static final int KNOWN_MAX = 10_000;

    private final ElevateWorld world;
    private final Signature signature;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Reply> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
            return size() > KNOWN_MAX;
        }
    };
    private Optional<URI> hub = Optional.empty();

    Bridge(ElevateWorld world, Signature signature, InstantSource clock, RandomGenerator random) {
        this.world = world;
        this.signature = signature;
        this.clock = clock;
        this.random = random;
    }

    void reportTo(URI events) {
        hub = Optional.of(events);
    }

    /// A wish of the contact centre. Believed first, read then.
    Reply write(Exchange exchange) {
        var id = exchange.header("webhook-id").orElse("");
        var believed = !id.isEmpty() && signature.holds(id,
            exchange.header("webhook-timestamp").orElse(""),
            exchange.header("webhook-signature").orElse(""), exchange.body(), clock.instant());
        if (!believed) return said(401, "the signature does not hold");
        var before = known.get(id);
        if (before != null) return before;
        var reply = written(exchange.object());
        known.put(id, reply);
        return reply;
    }

    private Reply written(Map<String, Object> message) {
        if (!"presence.write".equals(message.get("type"))
                || !(message.get("data") instanceof Map<?, ?> data)
                || !(data.get("agent") instanceof String agent)
                || !(data.get("status") instanceof String status)) {
            return said(400, "expected a presence.write with agent and status");
        }
        var asked = data.get("attributes") instanceof Map<?, ?> map ? map : Map.of();
        var written = world.write(agent, status, "voicemail".equals(asked.get("calls")),
            "off".equals(asked.get("chatNotifications")), clock.instant());
        return switch (written) {
            case SHOWN -> Reply.empty(204);
            case LATER -> Reply.empty(202);
            case NO_SUCH_PERSON -> said(404, "no extension '" + agent + "'");
            case NO_SUCH_PRESENCE -> said(422, "no presence '" + status + "'");
            case NOT_TO_BE_SET -> said(422, "'" + status + "' is shown by the office alone");
        };
    }

    private static Reply said(int status, String error) {
        return Reply.json(status, Map.of("error", error));
    }

    void report(Change change, Stage stage, Outbox outbox) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("event", id());
        attributes.put("version", change.version());
        if (change.written()) attributes.put("origin", "rollcall");
        var report = new LinkedHashMap<String, Object>();
        report.put("do", "observe");
        report.put("agent", change.person());
        report.put("status", change.shown().label);
        report.put("attributes", attributes);
        send(report, stage, outbox);
    }

    /// Everything that is shown, for whatever was lost.
    void snapshot(Stage stage, Outbox outbox) {
        var people = world.people();
        for (var from = 0; from < people.size(); from += SNAPSHOT_MAX) {
            var statuses = new LinkedHashMap<String, Object>();
            people.subList(from, Math.min(people.size(), from + SNAPSHOT_MAX)).forEach(person ->
                statuses.put(person, world.shown(person, clock.instant()).label));
            send(Map.of("do", "snapshot", "statuses", statuses,
                "asked", clock.instant().toString()), stage, outbox);
        }
    }

    private void send(Map<String, Object> report, Stage stage, Outbox outbox) {
        var body = Json.write(report);
        var id = "msg_" + id();
        hub.ifPresent(events -> stage.push(() -> post(events, id, body, 0, stage, outbox)));
    }

    private void post(URI events, String id, byte[] body, int tried, Stage stage, Outbox outbox) {
        var seconds = clock.instant().getEpochSecond();
        var headers = Map.of("Content-Type", "application/json", "webhook-id", id,
            "webhook-timestamp", Long.toString(seconds),
            "webhook-signature", signature.of(id, seconds, body));
        outbox.post(events, headers, body, status -> {
            var notNow = status == 0 || status == 429 || status >= 500;
            if (notNow && tried < AGAIN.size()) {
                stage.after(AGAIN.get(tried), () ->
                    post(events, id, body, tried + 1, stage, outbox));
            }
        });
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
