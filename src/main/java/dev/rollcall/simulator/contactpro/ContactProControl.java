package dev.rollcall.simulator.contactpro;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// What people do in the Communication Panel, over HTTP.
final class ContactProControl {

    /// Something a user does, if it can be done now.
    private interface Act {
        boolean does(String person, Instant now);
    }

    private final ContactProWorld world;
    private final InstantSource clock;

    ContactProControl(ContactProWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    void routes(Routes routes) {
        routes.get("/control/people", asked -> Reply.json(world.people(clock.instant()).stream()
            .map(ContactProSimulator::described).toList()));
        on(routes, "log-on", (person, now) -> {
            world.logOn(person, now);
            return true;
        });
        on(routes, "log-off", (person, now) -> {
            world.logOff(person, now);
            return true;
        });
        on(routes, "ready", (person, now) -> world.ready(person, true, now));
        on(routes, "not-ready", (person, now) -> world.ready(person, false, now));
        for (var each : Seat.Capability.values()) {
            var name = each.name();
            on(routes, "begin-" + name.toLowerCase(Locale.ROOT),
                (person, now) -> world.begin(person, name, now));
            on(routes, "end-" + name.toLowerCase(Locale.ROOT),
                (person, now) -> world.end(person, name, now));
        }
        routes.put("/control/people/{id}/profile", this::choose);
    }

    private void on(Routes routes, String verb, Act act) {
        routes.post("/control/people/{id}/" + verb, asked ->
            said(act.does(asked.variable("id"), clock.instant())));
    }

    private Reply choose(Exchange asked) {
        var name = String.valueOf(asked.object().get("profile"));
        var profile = world.profile(name).orElseThrow(() ->
            new IllegalArgumentException("expected a profile, found '" + name + "'"));
        return said(world.choose(asked.variable("id"), profile, clock.instant()));
    }

    private static Reply said(boolean done) {
        return done ? Reply.empty(204) : Reply.json(409, Map.of("error", "not now"));
    }
}
