package dev.rollcall.wire.view;

import dev.rollcall.domain.Activity;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Involvement;
import dev.rollcall.domain.NextStatus;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.deciding.AgentFacts;
import dev.rollcall.domain.routing.Capacity.Icon;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.json.Json;
import dev.rollcall.wire.json.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An agent as everybody sees them: HTTP, the stream, the page, and what a scenario's `expect` is
/// compared with. Always whole state, never a difference.
///
/// `next` and the layers are objects; where an expectation names only a text, it is their `status`.
public final class AgentView {

    private record Seen(Configuration tenant, Agent agent, AgentFacts facts, Detail detail) {
        Claim presence() {
            return agent.presence();
        }
    }

    private static final Words<Capability> CAPABILITIES = new Words<>(Capability.class);
    private static final Words<Icon> ICONS = new Words<>(Icon.class);

    private static final Sheet<Seen> SHEET = new Sheet<Seen>()
            .text("id", seen -> seen.agent().id().text())
            .text("name", seen -> seen.agent().settings().name())
            .text("team", seen -> seen.agent().settings().team())
            .text("presence", seen -> seen.presence().status().text())
            .text("label", seen -> seen.facts().status().label())
            .text("base", seen -> seen.facts().status().base().text())
            .time("since", seen -> seen.presence().since())
            .time("until", seen -> seen.presence().until())
            .truth("ready", seen -> seen.agent().standing().ready())
            .text("effective", seen -> seen.facts().effective().text())
            .truth("signedIn", seen -> seen.agent().signedIn())
            .truth("lost", seen -> seen.agent().attendance().lost())
            .from(Detail.WITHOUT_NOTES)
            .text("layer", seen -> seen.agent().claims().top().layer().text())
            .text("because", seen -> seen.presence().cause().text())
            .text("routingStatus", seen -> seen.facts().routingStatus().name())
            .truth("pendingOffQueue", seen -> seen.agent().standing().pendingOffQueue())
            .truth("notResponding", seen -> seen.agent().standing().notResponding())
            .truth("leaving", seen -> seen.agent().attendance().leaving())
            .text("mismatch", seen -> seen.facts().mismatch().orElse(""))
            .part("next", seen -> !seen.agent().standing().next().isNothing(), AgentView::next)
            .ids("offered", seen -> items(seen, Involvement.Part.ALERTING))
            .ids("working", seen ->
                    items(seen, Involvement.Part.CONNECTED, Involvement.Part.HELD))
            .ids("wrapUp", seen -> items(seen, Involvement.Part.WRAP_UP))
            .part("activities", seen -> !seen.agent().activities().isEmpty(),
                    AgentView::activities)
            .ids("queues", seen -> sorted(seen.agent().roster().queues()))
            .part("capacity", AgentView::capacity)
            .part("profiles", seen -> !seen.facts().profiles().isEmpty(), AgentView::profiles)
            .part("capabilities", AgentView::capabilities)
            .part("routable", AgentView::routable)
            .part("gates", AgentView::gates)
            .part("layers", AgentView::layers)
            .part("connections", seen -> !seen.agent().farSides().isEmpty(),
                    AgentView::connections)
            .time("idleSince", seen -> seen.agent().signedIn()
                    ? seen.agent().standing().idleSince() : Claim.OPEN)
            .text("timezone", seen -> seen.agent().settings().timezone());

    private static final Sheet<Activity> ACTIVITY = new Sheet<Activity>()
            .text("activity", activity -> activity.kind().text())
            .text("id", Activity::id)
            .text("connection", activity -> activity.connection().text())
            .time("since", Activity::since);

    private static final Sheet<Claim> CLAIM = new Sheet<Claim>()
            .text("status", claim -> claim.status().text())
            .text("because", claim -> claim.cause().text())
            .time("since", Claim::since)
            .time("until", Claim::until)
            .from(Detail.WHOLE)
            .text("reason", Claim::reason);

    private static final Sheet<NextStatus> NEXT = new Sheet<NextStatus>()
            .text("status", next -> next.status().text())
            .text("because", next -> next.cause().text())
            .time("deadline", NextStatus::deadline)
            .from(Detail.WHOLE)
            .text("reason", NextStatus::reason);

    /// As bytes, to be sent to everybody who may see this much.
    ///
    /// @param now the moment of looking: some gates open by themselves
    public static byte[] json(Floor floor, Agent agent, Instant now, Detail detail) {
        return Out.bytes(Sealer.CLEAR, out -> write(floor, agent, now, detail, out));
    }

    /// Into something larger that is being written.
    public static void write(Floor floor, Agent agent, Instant now, Detail detail, Out out) {
        SHEET.write(new Seen(floor.configuration(), agent, AgentFacts.of(floor, agent, now),
                detail), detail, out);
    }

    /// Whole, as a tree: what a scenario looks at.
    public static Map<String, Object> tree(Floor floor, Agent agent, Instant now) {
        return Json.map(json(floor, agent, now, Detail.WHOLE));
    }

    private static void next(Seen seen, Out out) {
        NEXT.write(seen.agent().standing().next(), seen.detail(), out);
    }

    private static List<? extends Ids> items(Seen seen, Involvement.Part... parts) {
        if (seen.agent().workload().isEmpty()) return List.of();
        var wanted = Set.of(parts);
        return seen.agent().workload().ids(item -> wanted.contains(item.part()));
    }

    private static Collection<QueueId> sorted(Set<QueueId> queues) {
        return queues.size() < 2 ? queues
                : queues.stream().sorted(Comparator.comparing(QueueId::text)).toList();
    }

    private static void activities(Seen seen, Out out) {
        out.json().writeStartArray();
        for (var activity : seen.agent().activities()) {
            ACTIVITY.write(activity, seen.detail(), out);
        }
        out.json().writeEndArray();
    }

    private static void capacity(Seen seen, Out out) {
        var units = seen.facts().units();
        out.json().writeStartObject();
        out.json().writeNumberProperty("used", units.used());
        out.json().writeNumberProperty("reserved", units.reserved());
        units.available().ifPresent(some -> out.json().writeNumberProperty("available", some));
        out.json().writeEndObject();
    }

    private static void profiles(Seen seen, Out out) {
        out.json().writeStartObject();
        seen.facts().profiles().forEach((profile, used) ->
                out.json().writeNumberProperty(profile.text(), used));
        out.json().writeEndObject();
    }

    private static void capabilities(Seen seen, Out out) {
        out.json().writeStartObject();
        seen.facts().capabilities().forEach((capability, icon) -> out.json()
                .writeStringProperty(CAPABILITIES.text(capability), ICONS.text(icon)));
        out.json().writeEndObject();
    }

    private static void routable(Seen seen, Out out) {
        out.json().writeStartObject();
        seen.facts().gates().forEach((channel, gates) ->
                out.json().writeBooleanProperty(channel.text(), gates.routable()));
        out.json().writeEndObject();
    }

    private static void gates(Seen seen, Out out) {
        out.json().writeStartObject();
        seen.facts().gates().forEach((channel, gates) -> {
            out.json().writeName(channel.text());
            out.json().writeStartArray();
            for (var gate : gates.failing()) out.json().writeString(gate.text());
            out.json().writeEndArray();
        });
        out.json().writeEndObject();
    }

    private static void layers(Seen seen, Out out) {
        out.json().writeStartObject();
        for (var entry : seen.agent().claims().entries()) {
            out.json().writeName(entry.layer().text());
            CLAIM.write(entry.claim(), seen.detail(), out);
        }
        out.json().writeEndObject();
    }

    private static void connections(Seen seen, Out out) {
        out.json().writeStartObject();
        var sorted = new TreeMap<String, FarSide>();
        seen.agent().farSides().forEach((id, side) -> sorted.put(id.text(), side));
        sorted.forEach((id, side) ->
                seen.tenant().connection(side.connection()).ifPresent(connection -> {
                    out.json().writeName(id);
                    FarSideView.write(side, connection, seen.detail(), out);
                }));
        out.json().writeEndObject();
    }

    private AgentView() {}
}
