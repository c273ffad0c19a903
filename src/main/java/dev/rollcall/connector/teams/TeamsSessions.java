package dev.rollcall.connector.teams;

import dev.rollcall.connector.teams.TeamsFrames.Pair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Our presence sessions and when each is to be renewed. Sends nothing. Safe to use from several
/// threads; whoever sends something for a user holds the lock of their [Session] meanwhile, so that
/// a renewal never brings back what was just replaced.
final class TeamsSessions {

    /// A session `Available` fades after five minutes, whatever its life: there are two left in
    /// which a renewal may fail, or has to wait because they ask for it.
    private static final Duration AVAILABLE = Duration.ofMinutes(3);

    /// Until a renewal that has failed is tried again.
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /// One user's. Its own lock guards it.
    static final class Session {
        private Optional<Pair> shows = Optional.empty();
        private Instant renewAt = Instant.MAX;

        synchronized Optional<Pair> shows() {
            return shows;
        }

        synchronized boolean due(Instant now) {
            return !renewAt.isAfter(now);
        }
    }

    private final InstantSource clock;
    private final Map<String, Session> byUser = new ConcurrentHashMap<>();

    TeamsSessions(InstantSource clock) {
        this.clock = clock;
    }

    Session of(String user) {
        return byUser.computeIfAbsent(user, _ -> new Session());
    }

    /// It is set, to last so long: renewed when a third of it is left.
    void set(Session session, Pair pair, Duration lasts) {
        var renew = lasts.multipliedBy(2).dividedBy(3);
        if (pair.fades() && renew.compareTo(AVAILABLE) > 0) renew = AVAILABLE;
        synchronized (session) {
            session.shows = Optional.of(pair);
            session.renewAt = clock.instant().plus(renew);
        }
    }

    /// What was to be set was not taken; what was there before goes on.
    void stays(Session session, Optional<Pair> before) {
        synchronized (session) {
            session.shows = before;
            session.renewAt = before.isPresent() ? clock.instant().plus(AGAIN) : Instant.MAX;
        }
    }

    void failed(Session session) {
        synchronized (session) {
            session.renewAt = clock.instant().plus(AGAIN);
        }
    }

    void cleared(Session session) {
        stays(session, Optional.empty());
    }

    /// Whose sessions are to be renewed now. Of others than these nobody is interested any more.
    List<String> due(Set<String> people) {
        byUser.keySet().retainAll(people);
        var now = clock.instant();
        return byUser.entrySet().stream().filter(one -> one.getValue().due(now))
                .map(Map.Entry::getKey).toList();
    }
}
