package dev.rollcall.domain.sync;

import dev.rollcall.domain.Command.Reject;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Event.FarSideObserved;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Request;
import java.util.Map;

/// The system that owns an agent's presence. It is never written to; what it says by other means
/// than an observation is one all the same.
final class Primaries {

    /// A choice or a rejection made by a primary says what it shows.
    static void settle(Side side, Request request) {
        if (!request.by().connection().equals(side.name())) return;
        var said = said(side, request);
        if (said.isNone()) return;
        var status = side.connection().canonical(
                side.draft().configuration().status(said).message());
        if (status.equals(side.shown())) return;
        side.draft().happen(new FarSideObserved(side.id(), side.name(), status, Map.of(), "", 0));
    }

    private static StatusId said(Side side, Request request) {
        return switch (request.command()) {
            case SetPresence set when set.agent().equals(side.id()) -> set.status();
            case Reject reject when side.draft().before(reject.work())
                    .filter(work -> work.offeredTo().equals(side.id())).isPresent() ->
                reject.then();
            default -> StatusId.NONE;
        };
    }

    private Primaries() {}
}
