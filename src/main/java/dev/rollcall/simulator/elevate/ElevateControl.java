package dev.rollcall.simulator.elevate;

import dev.rollcall.simulator.elevate.ElevateWorld.Done;
import dev.rollcall.simulator.elevate.Extension.Doing;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.wire.Durations;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What people do in the office, over HTTP: they pick a presence, take calls, sit still.
final class ElevateControl {

    /// Something a person does that needs no more words.
    private interface Act {
        void does(String person, Instant now);
    }

    private final ElevateWorld world;
    private final Bridge bridge;
    private final InstantSource clock;

    ElevateControl(ElevateWorld world, Bridge bridge, InstantSource clock) {
        this.world = world;
        this.bridge = bridge;
        this.clock = clock;
    }

    void routes(Routes routes) {
        routes.get("/control/people", asked -> Reply.json(world.people().stream()
            .map(this::shown).toList()));
        routes.put("/control/people/{id}/presence", this::choose);
        for (var doing : Doing.values()) {
            var name = doing.name().toLowerCase(Locale.ROOT);
            on(routes, "begin-" + name, (person, now) -> world.begin(person, doing, now));
            on(routes, "end-" + name, (person, now) -> world.end(person, doing, now));
        }
        on(routes, "touch", world::touch);
        on(routes, "lock-screen", world::lockScreen);
        on(routes, "connect", (person, now) -> world.connected(person, true, now));
        on(routes, "disconnect", (person, now) -> world.connected(person, false, now));
        on(routes, "leave-centre", world::leaveCentre);
        routes.put("/control/idle", asked -> {
            world.idleAfter(Durations.parse(asked.field("after")).orElseThrow(() ->
                new IllegalArgumentException("after: expected " + Durations.EXPECTED)));
            return Reply.empty(204);
        });
        routes.put("/control/hub", asked -> {
            bridge.reportTo(URI.create(asked.field("events")));
            return Reply.empty(204);
        });
    }

    private void on(Routes routes, String verb, Act act) {
        routes.post("/control/people/{id}/" + verb, asked -> {
            act.does(asked.variable("id"), clock.instant());
            return Reply.empty(204);
        });
    }

    private Reply choose(Exchange asked) {
        var label = asked.field("presence");
        var presence = Presence.labelled(label).orElseThrow(() ->
            new IllegalArgumentException("expected a presence, found '" + label + "'"));
        return world.choose(asked.variable("id"), presence, clock.instant()) == Done.SHOWN
            ? Reply.empty(204)
            : Reply.json(409, Map.of("error", "set by Contact Center"));
    }

    private Map<String, Object> shown(String person) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", person);
        shown.put("shown", world.shown(person, clock.instant()).label);
        shown.put("own", world.own(person).label);
        shown.put("rings", world.rings(person));
        shown.put("chatSounds", world.chatSounds(person));
        return shown;
    }
}
