package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.wire.view.Detail;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// The newest state of one agent that has changed. One object is shared by all who hear of the
/// change, and so is what it looks like on the wire: it is rendered once for each detail in which
/// somebody sees it.
public final class Update {

    private final AgentId id;
    private final Optional<Agent> agent;
    private final Floor floor;
    private final AtomicReferenceArray<byte[]> rendered =
            new AtomicReferenceArray<>(Detail.values().length);

    Update(AgentId id, Optional<Agent> agent, Floor floor) {
        this.id = id;
        this.agent = agent;
        this.floor = floor;
    }

    public AgentId id() {
        return id;
    }

    /// Empty for an agent that was removed. Who or what changed it, and when, stands in its claims.
    public Optional<Agent> agent() {
        return agent;
    }

    /// The floor on which the agent stands.
    public Floor floor() {
        return floor;
    }

    /// What `how` makes of this update for those who see this much, made by the first of them who
    /// asks. Two who ask at once may both make it, so `how` must be a function of the update and
    /// the detail alone, and everybody must bring the same.
    @SuppressWarnings("EnumOrdinal") // three places are less to make than a map, for each change
    public byte[] rendered(Detail detail, Function<Update, byte[]> how) {
        var known = rendered.get(detail.ordinal());
        if (known != null) return known;
        var made = how.apply(this);
        rendered.set(detail.ordinal(), made);
        return made;
    }
}
