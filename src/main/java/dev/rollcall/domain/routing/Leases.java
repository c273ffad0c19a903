package dev.rollcall.domain.routing;

import dev.rollcall.domain.Command.Renew;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.LeaseEnded;
import dev.rollcall.domain.Event.WorkRenewed;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.State;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What happens to an item that nobody speaks for any more: a desktop crashed before it could close
/// it, a connection stopped reporting. Every command about an item is a word for it, and after a
/// silence as long as its workstream's lease it is reported; by policy it is also taken back or
/// ended, so that no agent carries for ever what is not there.
public final class Leases {

    private static final Set<State> ANYBODYS = EnumSet.of(State.OFFERED, State.ENQUEUED,
            State.CONNECTED, State.HELD, State.WRAP_UP);

    /// `renew`: a word for the item that changes nothing else.
    public static Optional<Refusal> renew(Draft draft, Renew command) {
        var refusal = Items.expect(draft, command.work(), "renew", ANYBODYS);
        if (refusal.isEmpty()) draft.happen(new WorkRenewed(command.work()));
        return refusal;
    }

    /// The lease of an item is over.
    public static void end(Draft draft, WorkId id) {
        var found = draft.find(id);
        if (found.isEmpty() || found.get().heard().until().isAfter(draft.now())) return;
        var work = found.get();
        draft.happen(new LeaseEnded(id,
                work.owner().equals(AgentId.NONE) ? work.offeredTo() : work.owner()));
        switch (Items.workstream(draft, work).lease().then()) {
            case REPORT -> { }
            case RELEASE -> release(draft, work);
            case CLOSE -> Items.end(draft, work);
        }
    }

    /// Ours waits for somebody else; what a connection reported cannot be routed by us, and ends.
    private static void release(Draft draft, Work work) {
        if (work.nature().reportedBy().isNone()) Transfers.takeBack(draft, work);
        else Items.end(draft, work);
    }

    private Leases() {}
}
