package dev.rollcall.tool.demo;

import dev.rollcall.simulator.dynamics.DynamicsSimulator;
import dev.rollcall.simulator.elevate.ElevateSimulator;
import dev.rollcall.simulator.elevate.Extension;
import dev.rollcall.simulator.elevate.Presence;
import dev.rollcall.tool.demo.Cast.Member;
import dev.rollcall.tool.demo.Colleagues.Habits;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The small offices, one for each preset.
final class Offices {

    /// Nobody of the demo sends heartbeats; the day is long enough.
    private static final String ALL_DAY = "24h";

    private final InstantSource clock;
    private final RandomGenerator chance;

    Offices(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /// One person in the contact centre and on the office phone (S0).
    Scene elevate() throws IOException {
        var cast = Cast.ofTwelve();
        var bytes = new byte[32];
        chance.nextBytes(bytes);
        var secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
        var office = new ElevateSimulator(0,
                cast.as(one -> new ElevateSimulator.Person(one.id(), one.name())), secret, clock,
                chance);
        var settings = Map.of("url", office.uri() + "/presence", "secret", "env:DEMO_ELEVATE");
        return new Scene("elevate", over(cast, Map.of("elevate", Member::id),
                Map.of("id", "elevate", "settings", settings)),
                Map.of("DEMO_ELEVATE", secret),
                new Habits(List.of("not-ready", "available", "available", "busy"),
                        Map.of("calls", "voice"), false),
                hub -> office.reportTo(
                        hub.resolve("/v1/connections/elevate/events?tenant=elevate")),
                luck -> act(office, cast.any(luck).id(), luck), List.of(office));
    }

    private static void act(ElevateSimulator office, String person, RandomGenerator luck) {
        switch (luck.nextInt(4)) {
            case 0 -> office.choose(person, luck.nextBoolean() ? Presence.AVAILABLE
                    : Presence.ON_BREAK);
            case 1 -> tell(office, person, true, Extension.Doing.CALL);
            default -> tell(office, person, false, Extension.Doing.CALL);
        }
    }

    private static void tell(ElevateSimulator office, String person, boolean begins,
            Extension.Doing what) {
        office.act((world, now) -> {
            if (begins) world.begin(person, what, now);
            else world.end(person, what, now);
            return person;
        });
    }

    /// Presence by capacity (S4): decided here, shown there.
    Scene dynamics() throws IOException {
        var cast = Cast.ofTwelve();
        var service = new DynamicsSimulator(0,
                cast.as(one -> new DynamicsSimulator.Person(one.guid(), one.name())), clock,
                chance);
        return new Scene("dynamics-365", over(cast, Map.of("dynamics", Member::guid),
                Systems.dynamics(service.uri())), Systems.SECRETS,
                new Habits(List.of("available", "available", "busy", "away", "do-not-disturb"),
                        Map.of("support", "chat", "sales", "voice"), false),
                _ -> { }, _ -> { }, List.of(service));
    }

    private static Map<String, Object> over(Cast cast,
            Map<String, Function<Member, String>> identities, Map<String, Object> connection) {
        return Map.of("sessionTimeout", ALL_DAY, "agents", cast.agents(identities),
                "connections", List.of(connection));
    }
}
