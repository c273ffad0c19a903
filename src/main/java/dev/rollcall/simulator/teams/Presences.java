package dev.rollcall.simulator.teams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One person: the sessions of their Teams clients and of applications, and what they prefer to
/// show. Everything is computed from these and the time; nothing is stored that could be wrong.
final class Presences {

    /// An application that says nothing more is less and less available.
    private static final Duration FADES = Duration.ofMinutes(5);

    /// Clients and applications of one person at once.
    private static final int SESSIONS_MAX = 50;

    /// @param client a Teams client: it speaks for itself and neither fades nor expires
    private record Session(Shown shown, Instant set, Instant until, boolean client) {

        Shown at(Instant now) {
            if (client || !shown.equals(Shown.AVAILABLE)) return shown;
            if (now.isBefore(set.plus(FADES))) return shown;
            return now.isBefore(set.plus(FADES).plus(FADES)) ? Shown.FADING : Shown.AWAY;
        }

        boolean lives(Instant now) {
            return now.isBefore(until);
        }
    }

    private record Preferred(Shown shown, Instant until) {}

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private Optional<Preferred> preferred = Optional.empty();

    void application(String session, Shown shown, Instant now, Duration lasting) {
        put(session, new Session(shown, now, now.plus(lasting), false), now);
    }

    void client(String device, Shown shown, Instant now) {
        put(device, new Session(shown, now, Instant.MAX, true), now);
    }

    private void put(String id, Session session, Instant now) {
        sessions.values().removeIf(each -> !each.lives(now));
        if (sessions.size() >= SESSIONS_MAX && !sessions.containsKey(id)) {
            throw new IllegalStateException("expected at most " + SESSIONS_MAX + " sessions");
        }
        sessions.put(id, session);
    }

    /// Whether there was such a session.
    boolean end(String session, Instant now) {
        var ended = sessions.remove(session);
        return ended != null && ended.lives(now);
    }

    void prefer(Shown shown, Instant now, Duration lasting) {
        preferred = Optional.of(new Preferred(shown, now.plus(lasting)));
    }

    void preferNothing() {
        preferred = Optional.empty();
    }

    /// A preference counts only while somebody or something is there.
    Shown at(Instant now) {
        var living = sessions.values().stream().filter(session -> session.lives(now)).toList();
        if (living.isEmpty()) return Shown.OFFLINE;
        return preferred.filter(each -> now.isBefore(each.until())).map(Preferred::shown)
            .orElseGet(() -> living.stream()
                .max(Comparator.comparingInt((Session each) -> each.at(now).rank())
                    .thenComparing(Session::set))
                .map(each -> each.at(now)).orElse(Shown.OFFLINE));
    }

    /// When what shows may change by itself.
    List<Instant> turns() {
        var turns = new ArrayList<Instant>();
        for (var session : sessions.values()) {
            if (session.client()) continue;
            turns.add(session.until());
            turns.add(session.set().plus(FADES));
            turns.add(session.set().plus(FADES).plus(FADES));
        }
        preferred.ifPresent(each -> turns.add(each.until()));
        return turns;
    }
}
