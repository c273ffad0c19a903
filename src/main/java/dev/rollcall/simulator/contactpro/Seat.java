package dev.rollcall.simulator.contactpro;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// One user of Contact Pro: a profile, the toggle, what they are working on. What shows of it is
/// [#status], and which kinds of conversations still come is [#takes].
final class Seat {

    /// What a user can have a device for, and how many of it at once.
    enum Capability {
        PHONE(1), CHAT(3), EMAIL(5);

        final int most;

        Capability(int most) {
            this.most = most;
        }
    }

    /// Where they were before a profile with an end took them elsewhere.
    private record Before(List<String> queues) {}

    final String id;
    final String name;
    private Profile profile;
    private Instant since;
    private boolean ready;
    private final Map<Capability, Integer> load = new EnumMap<>(Capability.class);
    private List<String> queues;
    private Optional<Before> before = Optional.empty();

    Seat(String id, String name, Profile profile, List<String> queues, Instant now) {
        this.id = id;
        this.name = name;
        this.profile = profile;
        this.queues = queues;
        this.since = now;
    }

    Profile profile() {
        return profile;
    }

    Instant since() {
        return since;
    }

    boolean ready() {
        return ready;
    }

    void ready(boolean now) {
        ready = now;
    }

    List<String> queues() {
        return queues;
    }

    /// When the profile gives way to the default one.
    Optional<Instant> ends() {
        return profile.duration().map(since::plus);
    }

    /// @param groupQueues of the profile's queue group; empty: it has none and queues stay
    void select(Profile next, Optional<List<String>> groupQueues, Instant now) {
        before.ifPresent(then -> queues = then.queues());
        before = Optional.empty();
        if (groupQueues.isPresent()) {
            if (next.duration().isPresent()) before = Optional.of(new Before(queues));
            queues = List.copyOf(new TreeSet<>(groupQueues.get()));
        }
        profile = next;
        since = now;
    }

    /// As the directory shows it; `Away`, `Busy` and `Free` can be asked for.
    String status() {
        return switch (profile.kind()) {
            case LOGGED_OFF -> "LoggedOff";
            case AWAY, TENTATIVE -> "Away";
            case CONFERENCE -> "Busy";
            case AVAILABLE -> load.values().stream().anyMatch(count -> count > 0) ? "Busy"
                : ready ? "Free" : "NotReady";
        };
    }

    /// A grey icon: no more of this kind.
    boolean takes(Capability what) {
        return load.getOrDefault(what, 0) < what.most;
    }

    boolean begin(Capability what) {
        if (!takes(what)) return false;
        load.merge(what, 1, Integer::sum);
        return true;
    }

    boolean end(Capability what) {
        if (load.getOrDefault(what, 0) == 0) return false;
        load.merge(what, -1, Integer::sum);
        return true;
    }
}
