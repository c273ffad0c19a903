package dev.rollcall.domain.routing;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.Transfer;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.WorkReclaimed;
import dev.rollcall.domain.Event.WorkReleased;
import dev.rollcall.domain.Event.WorkTakenBack;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.State;
import dev.rollcall.domain.presence.Refusals;
import java.util.Optional;
import java.util.Set;

/// Giving work away: to an agent it is an offer, and theirs when accepted; to a queue it succeeds
/// at once and keeps its age. Until then nothing moves (domain law, section 8; S4.35, S2.19).
public final class Transfers {

    private static final String KIND = "transfer";

    /// `transfer`.
    public static Optional<Refusal> transfer(Draft draft, Transfer command, Cause by) {
        var toAgent = !command.agent().equals(AgentId.NONE);
        if (toAgent && draft.find(command.agent()).isEmpty()) {
            return Refusals.unknown(command.agent());
        }
        if (!toAgent && draft.find(command.work()).isPresent()
                && !draft.configuration().queues().containsKey(command.queue())) {
            return Items.unknownQueue(command.queue());
        }
        var refusal = Items.expect(draft, command.work(), KIND,
                Set.of(State.CONNECTED, State.HELD));
        if (refusal.isPresent()) return refusal;
        var work = draft.work(command.work());
        if (!work.offeredTo().equals(AgentId.NONE)) {
            return Refusals.of(Code.WRONG_STATE, "work '" + work.id()
                    + "' is being transferred to '" + work.offeredTo() + "' already");
        }
        return toAgent ? toAgent(draft, command, by) : toQueue(draft, command);
    }

    private static Optional<Refusal> toAgent(Draft draft, Transfer command, Cause by) {
        var work = draft.work(command.work());
        if (work.owner().equals(command.agent())) {
            return Refusals.of(Code.SAME_AGENT,
                    "work '" + work.id() + "' is with agent '" + work.owner() + "' already");
        }
        var ask = Ask.direct(work, Items.workstream(draft, work), KIND, draft.now());
        var refusal = Offers.gates(draft, draft.agent(command.agent()), ask, false, by);
        if (refusal.isPresent()) return refusal;
        Offers.make(draft, work.id(), command.agent(), false, by);
        return Optional.empty();
    }

    private static Optional<Refusal> toQueue(Draft draft, Transfer command) {
        draft.happen(new WorkReleased(command.work(), draft.work(command.work()).owner()));
        Items.intoQueue(draft, command.work(), command.queue());
        return Optional.empty();
    }

    /// The agent has been gone too long: what was accepted is taken back, and a wrap-up just ends.
    /// What a connection reports is a fact of theirs, and stays.
    public static void release(Draft draft, AgentId id) {
        var agent = draft.find(id);
        if (agent.isEmpty() || agent.get().attendance().releaseAt().isAfter(draft.now())) return;
        for (var item : agent.get().workload().items()) {
            var work = draft.work(item.work());
            if (!item.accepted() || !work.nature().reportedBy().isNone()) continue;
            if (item.wrappingUp()) Items.end(draft, work);
            else takeBack(draft, work);
        }
        draft.happen(new WorkTakenBack(id));
    }

    /// From its owner: it waits again at its place or, if no queue ever held it, is free to be
    /// offered again.
    static void takeBack(Draft draft, Work work) {
        Items.withdraw(draft, work);
        draft.happen(new WorkReclaimed(work.id(), work.owner()));
        if (work.queued()) Items.intoQueue(draft, work.id(), work.queue());
    }

    private Transfers() {}
}
