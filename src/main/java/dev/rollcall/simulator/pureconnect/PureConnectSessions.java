package dev.rollcall.simulator.pureconnect;

import static dev.rollcall.simulator.pureconnect.PureConnectFrames.message;
import static dev.rollcall.simulator.pureconnect.PureConnectFrames.tree;
import static dev.rollcall.simulator.pureconnect.PureConnectFrames.unauthorized;

import dev.rollcall.simulator.stage.Conversation;
import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.stage.Wire;
import dev.rollcall.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Sessions of programs, and what each has not fetched yet. A call names its session in three
/// places: path, cookie, and a header that no foreign page can send. Messages wait until they are
/// fetched or a stream takes them; a session that asks for nothing for [#silenceMax] is over, and
/// so is one that lets [#WAITING_MAX] messages lie.
final class PureConnectSessions {

    static final int WAITING_MAX = 10_000;
    private static final int SESSIONS_MAX = 100;

    /// A session of its own: each takes a licence.
    static final class Session {
        final String id;
        final String csrf;
        final String cookie;
        final String language;
        final Set<String> people = new LinkedHashSet<>();
        final Set<String> properties = new LinkedHashSet<>();
        private final Deque<Map<String, Object>> waiting = new ArrayDeque<>();
        private Optional<Wire> wire = Optional.empty();
        private Instant seen;

        Session(String id, String csrf, String cookie, String language, Instant seen) {
            this.id = id;
            this.csrf = csrf;
            this.cookie = cookie;
            this.language = language;
            this.seen = seen;
        }
    }

    private final Supplier<Stage> stage;
    private final RandomGenerator random;
    private final Map<String, Session> sessions = new HashMap<>();
    private Duration silenceMax = Duration.ofMinutes(2);

    PureConnectSessions(Supplier<Stage> stage, RandomGenerator random) {
        this.stage = stage;
        this.random = random;
    }

    void silenceMax(Duration most) {
        silenceMax = most;
    }

    Optional<Session> open(String language) {
        sessions.values().removeIf(this::over);
        if (sessions.size() >= SESSIONS_MAX) return Optional.empty();
        var id = Long.toString(1_000_000_000L + random.nextInt(1_000_000_000));
        var session = new Session(id, Long.toHexString(random.nextLong()),
                Long.toHexString(random.nextLong()), language, now());
        sessions.put(id, session);
        return Optional.of(session);
    }

    int count() {
        return sessions.size();
    }

    void end(Session session) {
        sessions.remove(session.id);
        session.wire.ifPresent(wire -> wire.close(0, ""));
    }

    void endAll() {
        List.copyOf(sessions.values()).forEach(this::end);
    }

    /// The session of a call; a stream comes without the header, as browsers open it.
    Session of(Exchange in) {
        var session = sessions.get(in.variable("session"));
        if (session == null) {
            throw new Declined(unauthorized(-2147221499, "The session is invalid."));
        }
        if (over(session)) {
            end(session);
            throw new Declined(unauthorized(1, "The session has expired."));
        }
        var token = streamed(in) ? Optional.of(session.csrf)
                : in.header("ININ-ICWS-CSRF-Token");
        if (!token.equals(Optional.of(session.csrf))
                || !in.cookie("icws_" + session.id).equals(Optional.of(session.cookie))) {
            throw new Declined(unauthorized(2, "The session's cookie and token are expected."));
        }
        session.seen = now();
        return session;
    }

    private static boolean streamed(Exchange in) {
        return in.path().endsWith("/messaging/messages") && wantsStream(in);
    }

    static boolean wantsStream(Exchange in) {
        return in.header("Accept").orElse("").contains("text/event-stream");
    }

    private boolean over(Session session) {
        return session.wire.isEmpty() && !session.seen.plus(silenceMax).isAfter(now());
    }

    private Instant now() {
        return stage.get().clock().instant();
    }

    /// To the sessions that subscribed to this person; what changes is said and no more.
    void tell(PureConnectWorld.Person person, Set<String> changed) {
        for (var session : List.copyOf(sessions.values())) {
            var said = new LinkedHashSet<>(session.properties);
            said.retainAll(changed);
            if (!session.people.contains(person.id) || said.isEmpty()) continue;
            var told = message("status:userStatusMessage", true, "userStatusList",
                    List.of(PureConnectFrames.status(person, said)));
            stage.get().push(() -> deliver(session, told));
        }
    }

    void deliver(Session session, Map<String, Object> message) {
        if (session.wire.isPresent()) {
            session.wire.get().send(Reply.event(Json.text(message)));
        } else if (session.waiting.size() < WAITING_MAX) {
            session.waiting.add(message);
        } else {
            end(session);
        }
    }

    /// What a poll gets: everything since the last one, perhaps nothing.
    List<Map<String, Object>> fetched(Session session) {
        var all = List.copyOf(session.waiting);
        session.waiting.clear();
        return all;
    }

    Conversation stream(Session session) {
        return new Conversation() {
            @Override
            public void begins(Wire wire) {
                session.wire.ifPresent(older -> older.close(0, ""));
                session.wire = Optional.of(wire);
                fetched(session).forEach(one -> deliver(session, one));
            }

            @Override
            public void ends(Wire wire) {
                session.seen = now();
                if (session.wire.equals(Optional.of(wire))) session.wire = Optional.empty();
            }
        };
    }

    static Map<String, Object> completed(int request) {
        return tree("__type", "urn:inin.com:messaging:asyncOperationCompletedMessage",
                "isDelta", false, "requestId", request);
    }
}
