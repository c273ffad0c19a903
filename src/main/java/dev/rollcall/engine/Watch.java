package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Changes;
import dev.rollcall.domain.Changes.AgentChange;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.presence.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Who has been heard of lately. A heartbeat is a number in memory: nothing is written down for
/// it, and after a restart everybody has the whole time again. Only when a session has been silent
/// for too long does the writer make an entry of it.
///
/// Each session stands once in a wheel, in the slot of the earliest time at which it can be too
/// late; when that comes and the session was heard meanwhile, it moves on to its next slot. So a
/// heartbeat never moves anything, and a quiet hundred thousand costs some thousand moves a second.
final class Watch {

    /// The width of a slot: a session is noticed to be lost at most this much late.
    private static final long SLOT_MILLIS = 250;

    /// A jump of the clock by more is none of the sessions' doing: the machine slept, or the clock
    /// was set. Nobody could be heard, so everybody has the whole time again.
    private static final long JUMP_MILLIS = 30_000;

    /// One live session.
    record Seat(String tenant, AgentId agent, SessionId session) {}

    private static final class Beat {
        private final Seat seat;
        private volatile long heard;

        private Beat(Seat seat, long heard) {
            this.seat = seat;
            this.heard = heard;
        }
    }

    private final Map<Seat, Beat> beats = new ConcurrentHashMap<>();
    private final TreeMap<Long, List<Beat>> wheel = new TreeMap<>();
    private long turned;

    /// A session was heard. False when nobody knows it.
    boolean heard(Seat seat, long now) {
        var beat = beats.get(seat);
        if (beat == null) return false;
        beat.heard = now;
        return true;
    }

    // --- The writer's side

    /// A start: everybody who is signed in has the whole time.
    void begin(String name, Tenant tenant, long now) {
        var timeout = tenant.configuration().sessionTimeout();
        for (var agent : tenant.agents()) {
            for (var session : agent.attendance().sessions().keySet()) {
                begin(new Seat(name, agent.id(), session), now, timeout);
            }
        }
    }

    /// A commit has changed agents: sessions may have come and gone.
    void see(String tenant, Changes changes, long now, Duration timeout) {
        for (var change : changes.agents()) see(tenant, change, now, timeout);
    }

    @SuppressWarnings("ReferenceEquality") // the same object holds the same sessions
    private void see(String tenant, AgentChange change, long now, Duration timeout) {
        var before = change.before().map(Agent::attendance);
        var after = change.after().map(Agent::attendance);
        if (before.isPresent() && after.isPresent() && before.get() == after.get()) return;
        var were = before.map(was -> was.sessions().keySet()).orElse(Set.of());
        var are = after.map(is -> is.sessions().keySet()).orElse(Set.of());
        var agent = change.after().or(change::before).orElseThrow().id();
        for (var session : were) {
            if (!are.contains(session)) beats.remove(new Seat(tenant, agent, session));
        }
        for (var session : are) {
            if (!were.contains(session)) begin(new Seat(tenant, agent, session), now, timeout);
        }
    }

    private void begin(Seat seat, long now, Duration timeout) {
        if (Sessions.ofConnection(seat.session())) return;
        var beat = new Beat(seat, now);
        beats.put(seat, beat);
        put(beat, now + timeout.toMillis());
    }

    private void put(Beat beat, long due) {
        wheel.computeIfAbsent(Math.ceilDiv(due, SLOT_MILLIS), _ -> new ArrayList<>()).add(beat);
    }

    /// When the wheel has to turn next, in milliseconds.
    long nextTurn() {
        return wheel.isEmpty() ? Long.MAX_VALUE : wheel.firstKey() * SLOT_MILLIS;
    }

    /// Who has not been heard for as long as the tenant allows. Each is named again after a while,
    /// until the session is gone.
    List<Seat> silent(long now, Timeouts timeouts) {
        if (now < nextTurn()) return List.of();
        if (now - Math.max(turned, nextTurn()) > JUMP_MILLIS) {
            for (var beat : beats.values()) beat.heard = now;
        }
        turned = now;
        var silent = new ArrayList<Seat>();
        while (now >= nextTurn()) {
            for (var beat : wheel.pollFirstEntry().getValue()) {
                if (beats.get(beat.seat) == beat) look(beat, now, timeouts, silent);
            }
        }
        return silent;
    }

    private void look(Beat beat, long now, Timeouts timeouts, List<Seat> silent) {
        var timeout = timeouts.of(beat.seat).toMillis();
        var due = beat.heard + timeout;
        if (due > now) {
            put(beat, due);
        } else {
            silent.add(beat.seat);
            put(beat, now + Math.clamp(timeout, 1, 4 * SLOT_MILLIS));
        }
    }

    /// How long a session may be silent.
    interface Timeouts {
        Duration of(Seat seat);
    }

    int size() {
        return beats.size();
    }
}
