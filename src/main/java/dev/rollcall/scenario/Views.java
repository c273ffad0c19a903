package dev.rollcall.scenario;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Involvement;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.deciding.AgentFacts;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Words;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.routing.Capacity;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What can be expected of an agent, a far side, an item: as trees, under the names that
/// expectations use. What is absent is left out.
final class Views {
    private static final Words<Capability> CAPABILITIES = new Words<>(Capability.class);
    private static final Words<Capacity.Icon> ICONS = new Words<>(Capacity.Icon.class);

    static Map<String, Object> agent(Floor floor, Agent agent, Instant now) {
        var facts = AgentFacts.of(floor, agent, now);
        var view = new LinkedHashMap<String, Object>();
        presence(view, agent, facts);
        standing(view, agent, facts);
        view.put("offered", items(agent, Involvement::alerting));
        view.put("working", items(agent, Involvement::working));
        view.put("wrapUp", items(agent, Involvement::wrappingUp));
        view.put("queues", texts(agent.roster().queues()));
        load(view, facts);
        var routable = new LinkedHashMap<String, Object>();
        var gates = new LinkedHashMap<String, Object>();
        facts.gates().forEach((channel, shut) -> {
            routable.put(channel.text(), shut.routable());
            gates.put(channel.text(), shut.failing().stream().map(Code::text).toList());
        });
        view.put("routable", routable);
        view.put("gates", gates);
        return view;
    }

    private static void presence(Map<String, Object> view, Agent agent, AgentFacts facts) {
        var top = agent.claims().top();
        view.put("presence", top.claim().status().text());
        view.put("label", facts.status().label());
        view.put("base", facts.status().base().text());
        view.put("layer", top.layer().text());
        view.put("because", top.claim().cause().text());
        if (top.claim().timed()) view.put("until", Instants.text(top.claim().until()));
        var layers = new LinkedHashMap<String, Object>();
        for (var entry : agent.claims().entries()) {
            layers.put(entry.layer().text(), entry.claim().status().text());
        }
        view.put("layers", layers);
        if (!agent.standing().next().isNothing()) {
            view.put("next", agent.standing().next().status().text());
        }
    }

    private static void standing(Map<String, Object> view, Agent agent, AgentFacts facts) {
        view.put("ready", agent.standing().ready());
        view.put("effective", facts.effective().text());
        view.put("routingStatus", facts.routingStatus().name());
        view.put("pendingOffQueue", agent.standing().pendingOffQueue());
        view.put("notResponding", agent.standing().notResponding());
        view.put("signedIn", agent.signedIn());
        facts.mismatch().ifPresent(reason -> view.put("mismatch", reason));
    }

    private static void load(Map<String, Object> view, AgentFacts facts) {
        var capacity = new LinkedHashMap<String, Object>();
        capacity.put("used", facts.units().used());
        capacity.put("reserved", facts.units().reserved());
        facts.units().available().ifPresent(units -> capacity.put("available", units));
        view.put("capacity", capacity);
        var profiles = new LinkedHashMap<String, Object>();
        facts.profiles().forEach((profile, used) -> profiles.put(profile.text(), used));
        view.put("profiles", profiles);
        var capabilities = new LinkedHashMap<String, Object>();
        facts.capabilities().forEach((capability, icon) ->
                capabilities.put(CAPABILITIES.text(capability), ICONS.text(icon)));
        view.put("capabilities", capabilities);
    }

    private static List<String> items(Agent agent, Predicate<Involvement> what) {
        return texts(agent.workload().ids(what));
    }

    private static List<String> texts(Collection<? extends Ids> ids) {
        return ids.stream().map(Ids::text).toList();
    }

    static Map<String, Object> work(Floor floor, Work work) {
        var view = new LinkedHashMap<String, Object>();
        view.put("state", work.state().text());
        view.put("agent", work.owner().text().isEmpty()
                ? work.offeredTo().text() : work.owner().text());
        view.put("queue", work.queue().text());
        if (work.waiting()) view.put("waiting", place(floor, work));
        return view;
    }

    /// The place in its queue, from 1.
    private static int place(Floor floor, Work work) {
        var place = 1;
        for (var workstream : floor.configuration().workstreams().keySet()) {
            for (var other : floor.waiting(work.queue(), workstream)) {
                if (Work.IN_LINE.compare(other, work) < 0) place++;
            }
        }
        return place;
    }

    private Views() {}
}
