package dev.rollcall.domain;

import dev.rollcall.domain.Timer.ChoiceEnds;
import dev.rollcall.domain.Timer.GraceEnds;
import dev.rollcall.domain.Timer.NextStatusDue;
import dev.rollcall.domain.Timer.SessionLost;
import dev.rollcall.domain.Timer.SyncTimer;
import dev.rollcall.domain.Timer.WorkTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which timers the state implies. A timer is a function of the state, so nothing sets or cancels
/// one, and a timer whose reason is gone is gone with it.
final class Deadlines {

    record Due(Timer timer, Instant at) {}

    /// At exactly the end of the grace time one is still back (S4.27, A4.i), so it ends just after:
    /// by the smallest step that our timestamps know.
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    static List<Due> of(Agent agent) {
        var due = new ArrayList<Due>(2);
        for (var entry : agent.claims().entries()) {
            if (entry.layer() == Layer.CHOICE && entry.claim().timed()) {
                due.add(new Due(new ChoiceEnds(agent.id()), entry.claim().until()));
            }
        }
        var attendance = agent.attendance();
        if (attendance.lost()) {
            due.add(new Due(new GraceEnds(agent.id()), attendance.graceEnds().plus(JUST_AFTER)));
        }
        if (!attendance.releaseAt().equals(Claim.OPEN)) {
            due.add(new Due(new Timer.WorkReleased(agent.id()), attendance.releaseAt()));
        }
        attendance.sessions().forEach((session, lostAt) -> {
            if (!lostAt.equals(Claim.OPEN)) {
                due.add(new Due(new SessionLost(agent.id(), session), lostAt));
            }
        });
        if (!agent.standing().next().deadline().equals(Claim.OPEN)) {
            due.add(new Due(new NextStatusDue(agent.id()), agent.standing().next().deadline()));
        }
        for (var side : agent.farSides().values()) add(due, agent, side);
        return due;
    }

    private static void add(List<Due> due, Agent agent, FarSide side) {
        add(due, agent, side, SyncTimer.ECHO_WINDOW, side.seen().late().countsAt());
        add(due, agent, side, SyncTimer.CONTEST, side.contest().until());
        add(due, agent, side, SyncTimer.RETRY, side.writing().retryAt());
        add(due, agent, side, SyncTimer.EXPIRE, side.writing().expiresAt());
    }

    private static void add(
            List<Due> due, Agent agent, FarSide side, SyncTimer what, Instant at) {
        if (at.equals(Claim.OPEN)) return;
        due.add(new Due(new Timer.OfFarSide(agent.id(), side.connection(), what), at));
    }

    /// Whether two records of one agent may imply different timers, seen without making the lists.
    @SuppressWarnings("ReferenceEquality") // the same object cannot imply different timers
    static boolean mayDiffer(Agent before, Agent after) {
        return (before.claims() != after.claims() && (timed(before) || timed(after)))
                || before.attendance() != after.attendance()
                || before.standing() != after.standing()
                || before.workload() != after.workload()
                || before.farSides() != after.farSides();
    }

    private static boolean timed(Agent agent) {
        for (var entry : agent.claims().entries()) if (entry.claim().timed()) return true;
        return false;
    }

    static List<Due> of(Work work) {
        var due = new ArrayList<Due>(2);
        if (work.waiting()) {
            add(due, work, WorkTimer.OVERFLOW, work.overflow().at());
            add(due, work, WorkTimer.REOFFER,
                    work.refusals().values().stream().min(Instant::compareTo).orElse(Claim.OPEN));
            add(due, work, WorkTimer.RULES_TURN, work.terms().lookAt());
            add(due, work, WorkTimer.KEEPING_ENDS, work.terms().kept().until());
        }
        add(due, work, WorkTimer.OFFER_ENDS, work.offerEnds());
        add(due, work, WorkTimer.WRAP_UP_ENDS, work.wrapUpEnds());
        add(due, work, WorkTimer.LEASE_ENDS, work.heard().until());
        return due;
    }

    private static void add(List<Due> due, Work work, WorkTimer what, Instant at) {
        if (!at.equals(Claim.OPEN)) due.add(new Due(new Timer.OfWork(work.id(), what), at));
    }

    private Deadlines() {}
}
