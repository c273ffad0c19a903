package dev.rollcall.api.stream;

import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work;
import dev.rollcall.wire.view.Detail;

/// Which work and which queues a stream shows: what was asked for, and never more than its caller
/// may see.
public interface Sight {

    boolean shows(Floor floor, Work work);

    /// Whether the offer of this item, if it is offered to anybody, is shown.
    boolean showsOffer(Floor floor, Work work);

    boolean shows(Floor floor, QueueId queue);

    Detail detail();

    /// The one agent whose work alone is shown; `NONE`: more than one's.
    AgentId self();
}
