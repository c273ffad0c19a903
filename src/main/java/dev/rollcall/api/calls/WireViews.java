package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.stream.Views;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.engine.Update;
import dev.rollcall.wire.view.AgentView;
import dev.rollcall.wire.view.Detail;
import java.time.InstantSource;

/// Agents as the wire writes them, each caller with as much as the caller may see. All who see the
/// same of a change share one rendering of it.
public record WireViews(InstantSource clock) implements Views {

    @Override
    public byte[] of(Agent agent, Floor floor, Caller caller) {
        return AgentView.json(floor, agent, clock.instant(), detail(agent.id(), caller));
    }

    @Override
    public byte[] of(Update update, Caller caller) {
        var detail = detail(update.id(), caller);
        return update.rendered(detail, one -> json(one, detail));
    }

    private byte[] json(Update update, Detail detail) {
        return AgentView.json(update.floor(), update.agent().orElseThrow(), clock.instant(),
                detail);
    }

    private static Detail detail(AgentId agent, Caller caller) {
        if (Rights.seesAll(agent, caller)) return Detail.WHOLE;
        return caller.is(Role.AGENT) ? Detail.STATE : Detail.WITHOUT_NOTES;
    }
}
