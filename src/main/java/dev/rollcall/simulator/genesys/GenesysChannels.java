package dev.rollcall.simulator.genesys;

import static dev.rollcall.simulator.genesys.GenesysFrames.entities;
import static dev.rollcall.simulator.genesys.GenesysFrames.error;
import static dev.rollcall.simulator.genesys.GenesysFrames.metadata;
import static dev.rollcall.simulator.genesys.GenesysFrames.time;
import static dev.rollcall.simulator.genesys.GenesysFrames.tree;

import dev.rollcall.simulator.stage.Conversation;
import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.stage.Wire;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Notification channels and their sockets. Nothing is sent again: what happens while a channel
/// has no socket is lost. At most 20 channels, the least used gives way; at most 1,000 topics in
/// one; at most one socket, the newer wins; a channel ends a day after it was last touched.
final class GenesysChannels {

    static final int CHANNELS_MAX = 20;
    static final int TOPICS_MAX = 1_000;

    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(60);

    private static final Pattern TOPIC = Pattern.compile(
            "v2\\.users\\.([^.]+)\\.(presence|routingStatus|outofoffice|conversationsummary)");

    private static final class Channel {
        private final String id;
        private final Set<String> topics = new LinkedHashSet<>();
        private Optional<Wire> wire = Optional.empty();
        private Instant expires;
        private long used;

        Channel(String id, Instant expires, long used) {
            this.id = id;
            this.expires = expires;
            this.used = used;
        }
    }

    private final Supplier<Stage> stage;
    private final Supplier<String> ids;
    private final Predicate<String> people;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private long uses;

    /// @param people whether somebody has this id
    GenesysChannels(Supplier<Stage> stage, Supplier<String> ids, Predicate<String> people) {
        this.stage = stage;
        this.ids = ids;
        this.people = people;
    }

    void routes(Routes routes) {
        var all = "/api/v2/notifications/channels";
        var one = all + "/{channel}";
        routes.post(all, _ -> create())
            .get(all, _ -> Reply.json(entities(channels.values().stream()
                .map(this::channel).toList())))
            .on("HEAD", one, in -> {
                channel(in);
                return Reply.empty(200);
            })
            .get(one + "/subscriptions", in -> topics(channel(in)))
            .put(one + "/subscriptions", in -> subscribe(in, true))
            .post(one + "/subscriptions", in -> subscribe(in, false))
            .delete(one + "/subscriptions", in -> {
                channel(in).topics.clear();
                return Reply.empty(204);
            })
            .get("/api/v2/notifications/availabletopics", _ -> Reply.json(entities(
                List.of("presence", "routingStatus", "outofoffice", "conversationsummary")
                    .stream().map(name -> tree("id", "v2.users.{id}." + name)).toList())))
            .socket("/channels/{channel}", in -> new Talk(channel(in)));
    }

    /// To everyone who listens to the topic, as well as the network is today.
    void tell(String topic, String frame) {
        channels.values().stream().filter(one -> one.topics.contains(topic))
                .flatMap(one -> one.wire.stream())
                .forEach(wire -> stage.get().push(() -> wire.send(frame)));
    }

    /// Maintenance: every socket is told to go, and a minute later it is closed.
    void maintain() {
        channels.values().stream().flatMap(one -> one.wire.stream()).forEach(wire -> {
            wire.send(GenesysFrames.closing());
            stage.get().after(FAREWELL, () -> wire.close(1001, "maintenance"));
        });
    }

    private Instant now() {
        return stage.get().clock().instant();
    }

    private Reply create() {
        channels.values().removeIf(this::over);
        if (channels.size() >= CHANNELS_MAX) {
            channels.values().stream()
                    .min(Comparator.comparing((Channel one) -> one.wire.isPresent())
                            .thenComparingLong(one -> one.used))
                    .ifPresent(this::end);
        }
        var made = new Channel("streaming-0-" + ids.get(), now().plus(LIFE), uses++);
        channels.put(made.id, made);
        return Reply.json(channel(made));
    }

    private boolean over(Channel one) {
        var over = !one.expires.isAfter(now());
        if (over) one.wire.ifPresent(wire -> wire.close(1001, "expired"));
        return over;
    }

    private void end(Channel one) {
        channels.remove(one.id);
        one.wire.ifPresent(wire -> wire.close(1001, "evicted"));
    }

    private Map<String, Object> channel(Channel one) {
        return tree("id", one.id, "connectUri", stage.get().uri().toString()
                .replaceFirst("^http", "ws") + "/channels/" + one.id,
                "expires", time(one.expires));
    }

    private Channel channel(Exchange in) {
        var one = channels.get(in.variable("channel"));
        if (one == null || over(one)) {
            throw new Declined(error(404, "not.found", "The channel was not found."));
        }
        one.used = uses++;
        return one;
    }

    private static Reply topics(Channel one) {
        return Reply.json(entities(one.topics.stream().map(topic -> tree("id", topic)).toList()));
    }

    private Reply subscribe(Exchange in, boolean instead) {
        var one = channel(in);
        var asked = new ArrayList<String>();
        if (!(in.json() instanceof List<?> list)) throw bad("a list of topics");
        for (var topic : list) {
            if (!(topic instanceof Map<?, ?> map && map.get("id") instanceof String id)) {
                throw bad("topics with an id");
            }
            asked.add(id);
        }
        var ignore = in.query("ignoreErrors").equals(Optional.of("true"));
        var unknown = asked.stream().filter(topic -> !known(topic)).findFirst();
        if (unknown.isPresent() && !ignore) {
            return error(400, "bad.request", "Invalid topic: " + unknown.get());
        }
        var topics = new LinkedHashSet<String>(instead ? Set.of() : one.topics);
        asked.stream().filter(this::known).forEach(topics::add);
        if (topics.size() > TOPICS_MAX) {
            return error(400, "bad.request", "A channel has at most " + TOPICS_MAX + " topics.");
        }
        one.topics.clear();
        one.topics.addAll(topics);
        one.expires = now().plus(LIFE);
        return topics(one);
    }

    private boolean known(String topic) {
        var matcher = TOPIC.matcher(topic);
        return topic.equals("channel.metadata")
                || (matcher.matches() && people.test(matcher.group(1)));
    }

    private static BadInput bad(String expected) {
        return new BadInput(BadInput.Code.WRONG_TYPE, "expected " + expected);
    }

    /// One socket of a channel.
    private final class Talk implements Conversation {
        private final Channel channel;
        private Optional<Stage.Timer> heart = Optional.empty();

        Talk(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void begins(Wire wire) {
            channel.wire.ifPresent(older -> older.close(1000, "another socket has opened"));
            channel.wire = Optional.of(wire);
            heart = Optional.of(stage.get().every(HEARTBEAT, () -> {
                if (!over(channel)) wire.send(metadata("WebSocket Heartbeat"));
            }));
        }

        @Override
        public void hears(Wire wire, String message) {
            try {
                if (Json.read(message) instanceof Map<?, ?> map
                        && "ping".equals(map.get("message"))) {
                    wire.send(metadata("pong"));
                    return;
                }
            } catch (BadInput noJson) {
                // Answered like everything else that it does not know.
            }
            wire.send(Json.text(tree("result", "400", "status", "failure")));
        }

        @Override
        public void ends(Wire wire) {
            heart.ifPresent(Stage.Timer::cancel);
            if (channel.wire.equals(Optional.of(wire))) channel.wire = Optional.empty();
        }
    }
}
