package dev.rollcall.domain;

import dev.rollcall.domain.Ids.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Whether the agent is here: signed in while at least one session lives, lost while the grace time
/// runs, else signed out (domain law, section 5).
///
/// @param sessions each live session, with the instant it is lost unless it is heard before;
///     [Claim#OPEN] while it is heard
/// @param since start of the phase
/// @param graceEnds the last instant at which a lost agent may come back
/// @param leaving a sign-out waits for the work to end
/// @param releaseAt when the accepted work of one who is gone is enqueued again;
///     [Claim#OPEN]: never
public record Attendance(
        Phase phase,
        Map<SessionId, Instant> sessions,
        Instant since,
        Instant graceEnds,
        boolean leaving,
        Instant releaseAt) {

    public enum Phase { SIGNED_OUT, SIGNED_IN, LOST }

    public Attendance {
        sessions = Map.copyOf(sessions);
    }

    public static Attendance signedOut(Instant since, Instant releaseAt) {
        return new Attendance(Phase.SIGNED_OUT, Map.of(), since, Claim.OPEN, false, releaseAt);
    }

    public boolean signedIn() {
        return phase == Phase.SIGNED_IN;
    }

    public boolean lost() {
        return phase == Phase.LOST;
    }

    Attendance signedIn(Instant at) {
        return new Attendance(Phase.SIGNED_IN, sessions, at, Claim.OPEN, false, Claim.OPEN);
    }

    /// A sign-out that waits goes on waiting while the agent is lost.
    Attendance lost(Instant at, Instant ends, Instant release) {
        return new Attendance(Phase.LOST, Map.of(), at, ends, leaving, release);
    }

    Attendance with(SessionId session, Instant lostAt) {
        var next = new HashMap<>(sessions);
        next.put(session, lostAt);
        return new Attendance(phase, next, since, graceEnds, leaving, releaseAt);
    }

    Attendance without(SessionId session) {
        var next = new HashMap<>(sessions);
        next.remove(session);
        return new Attendance(phase, next, since, graceEnds, leaving, releaseAt);
    }

    Attendance released() {
        return new Attendance(phase, sessions, since, graceEnds, leaving, Claim.OPEN);
    }

    Attendance leaving(boolean now) {
        return new Attendance(phase, sessions, since, graceEnds, now, releaseAt);
    }
}
