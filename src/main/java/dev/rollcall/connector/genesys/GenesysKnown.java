package dev.rollcall.connector.genesys;

import dev.rollcall.connector.genesys.GenesysFrames.Presence;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a line has heard and done so far, by user: the newest presence, the routing status, the
/// out-of-office mark, and the writes that are ours. An echo of ours says the definition that was
/// written and the moment that the answer to the write has named; it may come before the answer.
/// Bounded by the number of users. Safe to use from several threads.
final class GenesysKnown {

    /// Echoes of more writes than these do not come late.
    private static final int WRITES_MAX = 8;

    /// What is being written, and when they modified what we have written.
    private record Writes(String underway, Deque<Instant> done) {}

    private final Map<String, Presence> shown = new ConcurrentHashMap<>();
    private final Map<String, String> routing = new ConcurrentHashMap<>();
    private final Map<String, Boolean> out = new ConcurrentHashMap<>();
    private final Map<String, Writes> writes = new ConcurrentHashMap<>();

    // --- Presence

    /// Of this one and the newest that is known, the newer.
    Presence newest(Presence presence) {
        return shown.merge(presence.user(), presence, (before, now) ->
                now.modified().isBefore(before.modified()) ? before : now);
    }

    /// It is not older than what is known.
    boolean isNews(Presence presence) {
        return newest(presence).equals(presence);
    }

    Optional<Presence> presence(String user) {
        return Optional.ofNullable(shown.get(user));
    }

    // --- Ours

    void writing(String user, String definition) {
        writes.compute(user, (_, before) -> new Writes(definition,
                before == null ? new ArrayDeque<>() : before.done()));
    }

    /// @param modified as they say; [Instant#MIN]: they do not
    void written(String user, Instant modified) {
        writes.computeIfPresent(user, (_, before) -> {
            var done = new ArrayDeque<>(before.done());
            if (!modified.equals(Instant.MIN)) done.addLast(modified);
            if (done.size() > WRITES_MAX) done.removeFirst();
            return new Writes("", done);
        });
    }

    boolean own(Presence presence) {
        var ours = writes.get(presence.user());
        return ours != null && (ours.underway().equals(presence.definition())
                || ours.done().contains(presence.modified()));
    }

    // --- Beside it

    void routing(String user, String status) {
        routing.put(user, status);
    }

    boolean notResponding(String user) {
        return "notresponding".equals(routing.get(user));
    }

    /// @return it was known already
    boolean outOfOffice(String user, boolean active) {
        return Boolean.valueOf(active).equals(out.put(user, active));
    }

    Optional<Boolean> outOfOffice(String user) {
        return Optional.ofNullable(out.get(user));
    }
}
