package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.dynamics.Capacity.Load;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.wire.Durations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What people do in Dynamics, over HTTP: sit down, pick a presence, work. None of it is the
/// vendor's.
final class DynamicsControl {

    private final DynamicsWorld world;
    private final InstantSource clock;
    private final ServiceProtection protection;
    private final WebhookSteps steps;
    private final PresenceCalls calls;

    DynamicsControl(DynamicsWorld world, InstantSource clock, ServiceProtection protection,
            WebhookSteps steps, PresenceCalls calls) {
        this.world = world;
        this.clock = clock;
        this.protection = protection;
        this.steps = steps;
        this.calls = calls;
    }

    void routes(Routes routes) {
        people(routes);
        work(routes);
        routes.put("/control/limits", asked -> {
            protection.allow(whole(asked, "requests"));
            return Reply.empty(204);
        });
        routes.put("/control/lag", asked -> {
            steps.lag(time(asked, "from"), time(asked, "to"));
            return Reply.empty(204);
        });
    }

    private void people(Routes routes) {
        routes.get("/control/agents", asked -> Reply.json(world.rows(clock.instant()).stream()
            .map(DynamicsControl::shown).toList()));
        routes.post("/control/agents/{id}/connect", asked -> {
            world.connect(asked.variable("id"), clock.instant());
            return Reply.empty(204);
        });
        routes.post("/control/agents/{id}/disconnect", asked -> {
            world.disconnect(asked.variable("id"), clock.instant());
            return Reply.empty(204);
        });
        routes.put("/control/agents/{id}/presence", asked -> done(world.choose(
            asked.variable("id"), world.presence(asked.field("presence")), clock.instant())));
        routes.put("/control/agents/{id}/capacity", asked -> {
            world.carry(asked.variable("id"), Capacity.ofUnits(whole(asked, "units")),
                clock.instant());
            return Reply.empty(204);
        });
        routes.delete("/control/agents/{id}/roles", asked -> {
            calls.revoke(asked.variable("id"));
            return Reply.empty(204);
        });
    }

    private void work(Routes routes) {
        routes.put("/control/work/{id}", asked -> done(world.offer(asked.field("agent"),
            asked.variable("id"), new Load(whole(asked, "units"), List.of()), clock.instant())));
        routes.post("/control/work/{id}/accept", asked ->
            done(world.accept(asked.variable("id"), clock.instant())));
        routes.post("/control/work/{id}/reject", asked ->
            done(world.reject(asked.variable("id"), clock.instant())));
        routes.post("/control/work/{id}/close", asked ->
            done(world.close(asked.variable("id"), clock.instant())));
        routes.post("/control/work/{id}/transfer", asked ->
            done(world.transfer(asked.variable("id"), asked.field("to"), clock.instant())));
    }

    private static Map<String, Object> shown(Row row) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", row.agent());
        shown.put("name", row.name());
        shown.put("presence", row.presence().text());
        shown.put("by", row.by().name());
        shown.put("sessions", row.sessions());
        shown.put("unitsLeft", row.unitsLeft());
        return shown;
    }

    private static Reply done(boolean was) {
        return was ? Reply.empty(204) : Reply.json(409, Map.of("error", "not now"));
    }

    private static int whole(Exchange asked, String name) {
        if (asked.object().get(name) instanceof Long number) return Math.toIntExact(number);
        throw new IllegalArgumentException("expected a whole number '" + name + "'");
    }

    private static Duration time(Exchange asked, String name) {
        return Durations.parse(asked.field(name)).orElseThrow(() ->
            new IllegalArgumentException(name + ": expected " + Durations.EXPECTED));
    }
}
