package dev.rollcall.domain;

import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import java.util.List;

/// An agent's part in a work item, and the load it puts on the agent.
public record Involvement(WorkId work, Part part, WorkstreamId workstream, Channel channel,
        boolean acd, boolean inbound, int units, List<ProfileId> profiles) {

    public enum Part { ALERTING, CONNECTED, HELD, WRAP_UP }

    /// Connected or held.
    public boolean working() {
        return part == Part.CONNECTED || part == Part.HELD;
    }

    public boolean alerting() {
        return part == Part.ALERTING;
    }

    public boolean wrappingUp() {
        return part == Part.WRAP_UP;
    }

    /// Accepted and not yet ended: its load is consumed; an alerting item's is only reserved.
    public boolean accepted() {
        return part != Part.ALERTING;
    }
}
