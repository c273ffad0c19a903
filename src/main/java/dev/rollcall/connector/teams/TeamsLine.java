package dev.rollcall.connector.teams;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.Guid;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Pause;
import dev.rollcall.connector.Polling;
import dev.rollcall.connector.Polling.Shown;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.connector.teams.TeamsFrames.Pair;
import dev.rollcall.connector.teams.TeamsSessions.Session;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// A line to Graph. A user goes by the object id. What is read is the aggregate of all sessions of
/// a user, ours and those of their own clients; what is written is ours alone, unless we may set
/// the user's own preference, which outweighs every session.
final class TeamsLine implements Line {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration SESSION = Duration.ofMinutes(15);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 16;

    private final Setup setup;
    private final TeamsApi api;
    private final TeamsSessions sessions;
    private final Duration lasts;
    private final boolean preferring;
    private final Catalogue catalogue;
    private final Polling polling;

    TeamsLine(Setup setup, TeamsApi api, TeamsSessions sessions) throws LineBroken {
        this.setup = setup;
        this.api = api;
        this.sessions = sessions;
        this.lasts = setup.time("session", SESSION);
        this.preferring = setup.flag("preferred");
        this.catalogue = new Catalogue(setup.connection(), TeamsFrames.STATUSES);
        this.polling = new Polling(setup, INTERVAL, this::shown);
        if (lasts.compareTo(SHORTEST) < 0 || lasts.compareTo(LONGEST) > 0) {
            throw new LineBroken("settings.session: expected 5m to 4h");
        }
    }

    void signIn() throws LineBroken, InterruptedException {
        api.signIn();
    }

    @Override
    public List<OutsideStatus> statuses() {
        return catalogue.statuses();
    }

    // --- What they show

    @Override
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        return polling.look(who);
    }

    private Map<String, Shown> shown(Set<String> who) throws LineBroken, InterruptedException {
        var users = who.stream().filter(Guid::is).toList();
        var presences = new HashMap<String, String>();
        for (var from = 0; from < users.size(); from += TeamsApi.USERS_MAX) {
            presences.putAll(TeamsFrames.presences(api.presences(
                    users.subList(from, Math.min(users.size(), from + TeamsApi.USERS_MAX)))));
        }
        var shown = new HashMap<String, Shown>();
        for (var user : users) {
            var name = presences.get(user.toLowerCase(Locale.ROOT));
            if (name != null) shown.put(user, new Shown(said(name), Instant.MIN));
        }
        return shown;
    }

    private Said said(String name) {
        var online = catalogue.status(name).map(OutsideStatus::online).orElse(true);
        return new Said(catalogue.here(name), online, Map.of());
    }

    // --- Listening, and keeping our sessions alive meanwhile

    @Override
    public void listen(Ear ear) throws LineBroken, InterruptedException {
        var renewing = Thread.ofVirtual().name("sessions-" + setup.connection().id())
                .start(this::keepSessions);
        try {
            polling.listen(ear);
        } finally {
            renewing.interrupt();
        }
    }

    private void keepSessions() {
        var hands = new Semaphore(AT_ONCE);
        try {
            while (true) {
                for (var user : sessions.due(setup.people().get())) {
                    hands.acquire();
                    Thread.ofVirtual().start(() -> {
                        try {
                            renew(user);
                        } finally {
                            hands.release();
                        }
                    });
                }
                Pause.of(TICK, setup.clock());
            }
        } catch (InterruptedException _) {
            // The line is closing; whoever opens the next one goes on.
        }
    }

    /// A session they want no more of is left alone: the next look shows what shows instead.
    private void renew(String user) {
        var session = sessions.of(user);
        synchronized (session) {
            var shows = session.shows();
            if (shows.isEmpty() || !session.due(setup.clock().instant())) return;
            try {
                var taken = set(user, session, shows.get()).taken();
                if (taken instanceof Taken.Unreachable) sessions.failed(session);
                if (taken instanceof Taken.Refused) sessions.cleared(session);
            } catch (LineBroken broken) {
                sessions.failed(session);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // --- What we show

    @Override
    public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
        if (!Guid.is(who)) {
            return new Taken.Refused("expected the object id of a user, a GUID, found '" + who
                    + "'");
        }
        var status = catalogue.there(wish.status()).map(OutsideStatus::id).orElse("");
        var session = sessions.of(who);
        synchronized (session) {
            if (status.equals(TeamsFrames.OFFLINE)) return leave(who, session);
            var ours = TeamsFrames.session(status);
            if (ours.isPresent()) return show(who, session, ours.get());
            var preferred = TeamsFrames.preferred(status);
            if (preferred.isEmpty()) {
                return new Taken.Refused("expected a presence that an application may set, found '"
                        + wish.status() + "'");
            }
            if (!preferring) {
                return new Taken.Refused("'" + wish.status() + "' can only be set over the user's"
                        + " own choice, which settings.preferred does not allow");
            }
            return prefer(who, session, preferred.get());
        }
    }

    /// What the user prefers would hide it, and goes last: where we are interrupted, no moment
    /// shows what nobody meant.
    private Taken show(String who, Session session, Pair pair)
            throws LineBroken, InterruptedException {
        var set = set(who, session, pair);
        return set.good() ? preferNothing(who) : set.taken();
    }

    private Taken preferNothing(String who) throws LineBroken, InterruptedException {
        return preferring ? cleared(api.preferNothing(who)) : new Taken.Applied();
    }

    /// 404: there was nothing to clear.
    private static Taken cleared(Answer answer) {
        return answer.status() == 404 ? new Taken.Applied() : answer.taken();
    }

    /// A preference shows only while there is a session at all.
    private Taken prefer(String who, Session session, Pair pair)
            throws LineBroken, InterruptedException {
        var under = session.shows().or(() -> TeamsFrames.session("Available")).orElseThrow();
        var set = set(who, session, under);
        return set.good() ? api.prefer(who, pair).taken() : set.taken();
    }

    /// Where no answer comes it may have been taken, and what it replaces must not be brought back.
    private Answer set(String who, Session session, Pair pair)
            throws LineBroken, InterruptedException {
        var before = session.shows();
        sessions.set(session, pair, lasts);
        var answer = api.set(who, pair, lasts);
        if (answer.taken() instanceof Taken.Refused) sessions.stays(session, before);
        return answer;
    }

    private Taken leave(String who, Session session) throws LineBroken, InterruptedException {
        sessions.cleared(session);
        var taken = preferNothing(who);
        return taken instanceof Taken.Applied ? cleared(api.clear(who)) : taken;
    }

    @Override
    public void close() {
        polling.close();
        api.close();
    }
}
