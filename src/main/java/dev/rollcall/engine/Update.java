package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The newest state of one agent that has changed. One object is shared by all who hear of the
/// change, and so is what it looks like on the wire: it is rendered once.
public final class Update {

    private final AgentId id;
    private final Optional<Agent> agent;
    private final Floor floor;
    private volatile byte @Nullable [] rendered;

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

    /// What `how` makes of this update, made by the first who asks. Two who ask at once may both
    /// make it, so `how` must be a function of the update alone, and everybody must bring the same.
    public byte[] rendered(Function<Update, byte[]> how) {
        var known = rendered;
        if (known != null) return known;
        var made = how.apply(this);
        rendered = made;
        return made;
    }
}
