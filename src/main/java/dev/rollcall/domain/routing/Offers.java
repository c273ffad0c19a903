package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Accept;
import dev.rollcall.domain.Command.Miss;
import dev.rollcall.domain.Command.Offer;
import dev.rollcall.domain.Command.Reject;
import dev.rollcall.domain.Command.ToOffer;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.NotRespondingSet;
import dev.rollcall.domain.Event.OfferAccepted;
import dev.rollcall.domain.Event.OfferMissed;
import dev.rollcall.domain.Event.OfferRejected;
import dev.rollcall.domain.Event.RefusalsForgotten;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.State;
import dev.rollcall.domain.configuration.Automatic.Response;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.presence.Automation;
import dev.rollcall.domain.presence.Choices;
import dev.rollcall.domain.presence.Permission;
import dev.rollcall.domain.presence.Refusals;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Offers and what becomes of them: accepted, missed, rejected (domain law, section 8). An offer
/// reserves capacity in the same step that asks the gates, so no item ever has two owners.
public final class Offers {

    private static final Set<State> OFFERABLE =
            EnumSet.of(State.ENQUEUED, State.MISSED, State.REJECTED, State.WITHDRAWN);

    /// `offer`: a direct offer of new work, or one of a waiting item.
    public static Optional<Refusal> offer(Draft draft, Offer command, Cause by) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        var known = draft.find(command.work());
        if (known.isEmpty() && command.workstream().text().isEmpty()) {
            return Refusals.of(Code.UNKNOWN_WORK, "no work '" + command.work()
                    + "' in this tenant: name a workstream to offer new work");
        }
        if (!command.workstream().text().isEmpty()
                && draft.configuration().workstream(command.workstream()).isEmpty()) {
            return Items.unknownWorkstream(command.workstream());
        }
        if (known.isPresent() && draft.configuration()
                .workstream(known.get().nature().workstream()).isEmpty()) {
            return Items.unknownWorkstream(known.get().nature().workstream());
        }
        if (known.isPresent() && !OFFERABLE.contains(known.get().state())) {
            return Items.wrongState(known.get(), "offer");
        }
        if (known.isEmpty()) create(draft, command, by);
        var refusal = gates(draft, agent.get(), ask(draft, command), forced(command, by), by);
        if (refusal.isPresent()) return refusal;
        make(draft, command.work(), command.agent(), forced(command, by), by);
        return Optional.empty();
    }

    /// An agent cannot force work upon anybody.
    private static boolean forced(Offer command, Cause by) {
        return command.force() && !by.is(Cause.Kind.AGENT);
    }

    private static Ask ask(Draft draft, Offer command) {
        var work = draft.work(command.work());
        var workstream = Items.workstream(draft, work);
        return work.queued() ? Ask.queued(work, workstream, work.queues(), draft.now())
                : Ask.direct(work, workstream, command.kind(), draft.now());
    }

    /// Without a kind it is as the workstream says; with one it is not the ACD's.
    private static boolean acd(Offer command, Workstream workstream) {
        return Items.acd(command.acd(), command.kind().isEmpty() && workstream.acd());
    }

    private static void create(Draft draft, Offer command, Cause by) {
        var workstream = draft.configuration().workstream(command.workstream()).orElseThrow();
        draft.happen(new WorkCreated(command.work(), workstream.id(), workstream.channel(),
                acd(command, workstream), command.inbound(), command.kind(), 0,
                Map.of(), workstream.units(), workstream.profiles(), by.connection()));
    }

    /// What stops the offer: nothing for work that a connection reports, little for a forced one.
    static Optional<Refusal> gates(
            Draft draft, Agent agent, Ask ask, boolean force, Cause by) {
        if (by.is(Cause.Kind.CONNECTION)) return Optional.empty();
        var failing = force
                ? Gates.failingForced(draft, agent, ask) : Gates.failing(draft, agent, ask);
        return failing.isEmpty() ? Optional.empty() : Optional.of(refused(agent.id(), failing));
    }

    private static Refusal refused(AgentId agent, List<Code> failing) {
        return Refusal.by(failing, "agent '" + agent + "' may not be offered it: "
                + String.join(", ", failing.stream().map(Code::text).toList()));
    }

    /// The offer is made; one that a connection reports, or of its work, does not time out here.
    static void make(Draft draft, WorkId id, AgentId agent, boolean forced, Cause by) {
        var work = draft.work(id);
        var until = work.nature().reportedBy().isNone() && !by.is(Cause.Kind.CONNECTION)
                ? draft.now().plus(Items.workstream(draft, work).offerTimeout()) : Claim.OPEN;
        draft.happen(new WorkOffered(id, agent, until, forced));
    }

    /// `accept`: also how a transfer to an agent succeeds.
    public static Optional<Refusal> accept(Draft draft, Accept command) {
        var refusal = notTheirs(draft, command, "accept");
        if (refusal.isPresent()) return refusal;
        draft.happen(new OfferAccepted(command.work(), draft.work(command.work()).offeredTo()));
        return Optional.empty();
    }

    /// `miss`: as if the offer had timed out now.
    public static Optional<Refusal> miss(Draft draft, Miss command) {
        var refusal = notOffered(draft, command.work(), "miss");
        if (refusal.isPresent()) return refusal;
        missed(draft, draft.work(command.work()));
        return Optional.empty();
    }

    /// The time of an offer is over.
    public static void timedOut(Draft draft, WorkId id) {
        var work = draft.find(id);
        if (work.isPresent() && !work.get().offerEnds().isAfter(draft.now())) {
            missed(draft, work.get());
        }
    }

    private static void missed(Draft draft, Work work) {
        var agent = work.offeredTo();
        var onMissed = draft.configuration().automatic().onMissed();
        var unresponsive = !onMissed.equals(Response.NOTHING) && answersForAcd(draft, work);
        draft.happen(new OfferMissed(work.id(), agent));
        Automation.missed(draft, agent);
        if (unresponsive) draft.happen(new NotRespondingSet(agent));
    }

    /// `reject`: the agent is off the item first, then in the status chosen (S1.23).
    public static Optional<Refusal> reject(Draft draft, Reject command, Cause by) {
        if (!command.then().isNone() && draft.configuration().find(command.then()).isEmpty()) {
            return Refusals.of(Code.UNKNOWN_STATUS,
                    "no status '" + command.then() + "' in the catalogue");
        }
        var refusal = notTheirs(draft, command, "reject")
                .or(() -> mayNotChoose(draft, command, by));
        if (refusal.isPresent()) return refusal;
        var work = draft.work(command.work());
        var agent = work.offeredTo();
        var unresponsive = draft.configuration().automatic().onRejected().notResponding()
                && answersForAcd(draft, work);
        draft.happen(new OfferRejected(work.id(), agent));
        if (command.then().isNone()) {
            Automation.rejected(draft, agent);
            if (unresponsive) draft.happen(new NotRespondingSet(agent));
        } else {
            Choices.choose(draft, agent, command.then(), new Lasting.AsConfigured(), by, "");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> mayNotChoose(Draft draft, Reject command, Cause by) {
        if (command.then().isNone()) return Optional.empty();
        var agent = draft.agent(draft.work(command.work()).offeredTo());
        return Permission.toBeIn(draft, agent, draft.configuration().status(command.then()), by)
                .or(() -> agent.signedIn() ? Optional.empty() : Refusals.notSignedIn(agent));
    }

    /// On queue, and the item is the ACD's: silence then means not responding.
    private static boolean answersForAcd(Draft draft, Work work) {
        var agent = draft.agent(work.offeredTo());
        return work.nature().acd() && OnQueue.is(draft.configuration(), agent)
                && !agent.standing().notResponding();
    }

    private static Optional<Refusal> notOffered(Draft draft, WorkId id, String verb) {
        var work = draft.find(id);
        if (work.isEmpty()) {
            return Refusals.of(Code.UNKNOWN_WORK, "no work '" + id + "' in this tenant");
        }
        return work.get().offeredTo().equals(AgentId.NONE)
                ? Items.wrongState(work.get(), verb) : Optional.empty();
    }

    /// An answer that says whose it is counts only while the item is offered to that agent.
    private static Optional<Refusal> notTheirs(Draft draft, ToOffer answer, String verb) {
        if (answer.agent().equals(AgentId.NONE)) return notOffered(draft, answer.work(), verb);
        if (draft.find(answer.agent()).isEmpty()) return Refusals.unknown(answer.agent());
        var refusal = notOffered(draft, answer.work(), verb);
        if (refusal.isPresent()) return refusal;
        return draft.work(answer.work()).offeredTo().equals(answer.agent()) ? Optional.empty()
                : Refusals.of(Code.WRONG_STATE, "cannot " + verb + " work '" + answer.work()
                        + "' for '" + answer.agent() + "': it is offered to somebody else");
    }

    /// Those who refused it long enough ago are forgotten, so that they may be offered it again.
    public static void reoffer(Draft draft, WorkId id) {
        var work = draft.find(id);
        if (work.isPresent() && work.get().refusals().values().stream()
                .anyMatch(until -> !until.isAfter(draft.now()))) {
            draft.happen(new RefusalsForgotten(id));
        }
    }

    private Offers() {}
}
