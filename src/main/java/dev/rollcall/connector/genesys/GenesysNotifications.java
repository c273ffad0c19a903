package dev.rollcall.connector.genesys;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.genesys.GenesysChannel.Heard;
import dev.rollcall.connector.genesys.GenesysConnector.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Their notifications about a set of users, over as many channels as that takes: 1,000 topics a
/// channel, 20 channels. A socket that says nothing for longer than their heartbeat is dead, and
/// nothing is sent again that was sent while it was: whoever listens looks when it begins.
///
/// Of one line, and listened to by one thread.
final class GenesysNotifications implements AutoCloseable {

    private static final int TOPICS_MAX = 1_000;
    private static final int CHANNELS_MAX = 20;
    private static final int INBOX_MAX = 10_000;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final GenesysApi api;
    private final Patience patience;
    private final InstantSource clock;
    private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>(INBOX_MAX);
    private final List<GenesysChannel> channels = new ArrayList<>();
    private final Set<String> users;
    private final Instant until;

    private GenesysNotifications(GenesysApi api, Patience patience, InstantSource clock,
            Set<String> users) {
        this.api = api;
        this.patience = patience;
        this.clock = clock;
        this.users = Set.copyOf(users);
        this.until = clock.instant().plus(patience.renewal());
    }

    /// @param topics what is to be heard of each user: `presence`, ...
    static GenesysNotifications open(GenesysApi api, Patience patience, InstantSource clock,
            Set<String> users, List<String> topics) throws LineBroken, InterruptedException {
        var open = new GenesysNotifications(api, patience, clock, users);
        try {
            for (var shard : shards(users, topics)) open.begin(shard);
        } catch (LineBroken | InterruptedException failed) {
            open.close();
            throw failed;
        }
        return open;
    }

    /// All topics of a user are in one channel.
    static List<List<String>> shards(Set<String> users, List<String> topics) throws LineBroken {
        var atOnce = TOPICS_MAX / topics.size();
        if (users.size() > atOnce * CHANNELS_MAX) {
            throw new LineBroken("expected at most " + atOnce * CHANNELS_MAX + " agents, for whom"
                    + " one client may listen to notifications, found " + users.size()
                    + ": give the others a connection with a client of its own");
        }
        var sorted = users.stream().sorted().toList();
        var shards = new ArrayList<List<String>>();
        for (var from = 0; from < sorted.size(); from += atOnce) {
            shards.add(sorted.subList(from, Math.min(sorted.size(), from + atOnce)).stream()
                    .flatMap(user -> topics.stream()
                            .map(topic -> "v2.users." + user + "." + topic))
                    .toList());
        }
        return shards;
    }

    private void begin(List<String> topics) throws LineBroken, InterruptedException {
        var channel = api.channel();
        api.subscribe(channel.get("id").required(), topics);
        channels.add(GenesysChannel.open(api, address(channel.get("connectUri").required()),
                inbox, clock.instant()));
    }

    private static URI address(String text) throws LineBroken {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException nonsense) {
            throw new LineBroken("expected the address of a channel, found another text");
        }
    }

    /// The next word of any channel; empty: nothing for a while.
    ///
    /// @throws LineBroken when a channel is no more
    Optional<Heard> next() throws LineBroken, InterruptedException {
        var heard = inbox.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        var now = clock.instant();
        for (var channel : channels) {
            if (channel.closed()) throw new LineBroken("the socket has closed");
            var silent = Duration.between(channel.heardAt(), now);
            if (heard != null && heard.channel() == channel) continue;
            if (silent.compareTo(patience.silence()) > 0) {
                throw new LineBroken("expected a heartbeat every 30 s, heard nothing for "
                        + silent.toSeconds() + " s");
            }
            if (silent.compareTo(patience.ping()) > 0 && !channel.asked()) channel.ping();
        }
        return Optional.ofNullable(heard).filter(one -> channels.contains(one.channel()));
    }

    /// They are about to close the socket: another one to the same channel, before they do.
    void moveOn(GenesysChannel channel) throws LineBroken, InterruptedException {
        channels.set(channels.indexOf(channel), channel.again(api, clock.instant()));
    }

    /// The channels have been used long enough, or there are others to listen to.
    boolean stale(Set<String> wanted) {
        return !clock.instant().isBefore(until) || !users.equals(wanted);
    }

    /// So many that there cannot be twice as many for a moment.
    boolean many() {
        return channels.size() > CHANNELS_MAX / 2;
    }

    @Override
    public void close() {
        channels.forEach(GenesysChannel::close);
    }
}
