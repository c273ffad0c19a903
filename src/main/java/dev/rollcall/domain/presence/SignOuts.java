package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.ClaimEnded;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.Lost;
import dev.rollcall.domain.Event.NextStatusDropped;
import dev.rollcall.domain.Event.NotRespondingCleared;
import dev.rollcall.domain.Event.OfferWithdrawn;
import dev.rollcall.domain.Event.QueuesLetGo;
import dev.rollcall.domain.Event.ReadySet;
import dev.rollcall.domain.Event.SignOutAwaited;
import dev.rollcall.domain.Event.SignedOut;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Involvement;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.SignOut.WithWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Going: a loss of the last session, a sign-out, a sign-out that waits for the work to end, and
/// the end of the grace time (domain law, section 5; S4.25-28, S3.5-6, A3.j).
public final class SignOuts {

    private static final List<Layer> ENDED = List.of(Layer.WORK, Layer.CHOICE, Layer.AUTOMATIC);

    /// `sign-out`. A connection's sign-out cannot be rejected: it waits.
    public static Optional<Refusal> signOut(Draft draft, SignOut command, Cause by) {
        var found = draft.find(command.agent());
        if (found.isEmpty()) return Refusals.unknown(command.agent());
        var agent = found.get();
        var graceful = draft.configuration().graceOnSignOut()
                && !draft.configuration().graceTime().isZero();
        var withWork = draft.configuration().signOut().withWork();
        if (!graceful && agent.workload().open() && withWork == WithWork.REJECT
                && !by.is(Cause.Kind.CONNECTION)) {
            return Refusals.of(Code.WORK_OPEN, "agent '" + agent.id() + "' still has "
                    + agent.workload().ids(Involvement::accepted)
                    + ": expected no open work (signOut.withWork: reject)");
        }
        if (!agent.signedIn()) return Refusals.notSignedIn(agent);
        if (graceful) {
            lose(draft, agent.id(), by);
        } else if (agent.workload().open() && withWork != WithWork.NOW) {
            withdrawOffers(draft, agent);
            if (!agent.attendance().leaving()) draft.happen(new SignOutAwaited(agent.id(), by));
        } else {
            leave(draft, agent.id(), by);
        }
        return Optional.empty();
    }

    /// The last session is gone: absent at once, everything else kept as captured for the grace
    /// time. Without a grace time it is a sign-out.
    static void lose(Draft draft, AgentId id, Cause by) {
        var grace = draft.configuration().graceTime();
        if (grace.isZero()) {
            leave(draft, id, by);
            return;
        }
        withdrawOffers(draft, draft.agent(id));
        draft.happen(new Lost(id, draft.now().plus(grace), releaseAt(draft, id), by));
        showAbsent(draft, id, by);
    }

    /// The agent is signed out: all claims end but the default.
    static void leave(Draft draft, AgentId id, Cause by) {
        var agent = draft.agent(id);
        withdrawOffers(draft, agent);
        draft.happen(new SignedOut(id, releaseAt(draft, id), by));
        for (var layer : ENDED) {
            if (agent.claims().has(layer)) draft.happen(new ClaimEnded(id, layer, by));
        }
        if (!agent.claims().has(Layer.ABSENCE)) showAbsent(draft, id, by);
        if (agent.standing().notResponding()) draft.happen(new NotRespondingCleared(id));
        if (!agent.standing().next().isNothing()) draft.happen(new NextStatusDropped(id));
        if (agent.roster().holding()) draft.happen(new QueuesLetGo(id));
        if (draft.configuration().readyToggle() && agent.standing().ready()) {
            draft.happen(new ReadySet(id, false, by));
        }
    }

    /// The grace time is over without a return (S4.28).
    static void graceEnded(Draft draft, AgentId id) {
        var attendance = draft.agent(id).attendance();
        if (attendance.lost() && attendance.graceEnds().isBefore(draft.now())) {
            leave(draft, id, Cause.timer("grace"));
        }
    }

    /// When the accepted work of an agent who goes now, or is gone already, is enqueued again.
    private static Instant releaseAt(Draft draft, AgentId id) {
        var after = draft.configuration().signOut().releaseAfter();
        var attendance = draft.agent(id).attendance();
        if (attendance.lost()) return attendance.releaseAt();
        return after.isZero() ? Claim.OPEN : draft.now().plus(after);
    }

    private static void showAbsent(Draft draft, AgentId id, Cause by) {
        draft.happen(new ClaimMade(id, Layer.ABSENCE,
                Claim.open(draft.configuration().signedOutStatus(), by, draft.now())));
    }

    /// Open offers go back to be routed again. Work that a connection reports is a fact of theirs,
    /// and theirs to withdraw.
    private static void withdrawOffers(Draft draft, Agent agent) {
        for (var work : agent.workload().ids(Involvement::alerting)) {
            if (draft.work(work).nature().reportedBy().equals(ConnectionId.NONE)) {
                draft.happen(new OfferWithdrawn(work, agent.id()));
            }
        }
    }

    private SignOuts() {}
}
