package dev.rollcall.wire.view;

import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.decider.Decision.Refused;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.wire.command.Asked;
import dev.rollcall.wire.command.Commands;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// A tenant that lives through commands, with nothing around it.
final class Floors {
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TenantDecider decider = new TenantDecider();
    private final Tenant tenant;
    private Instant now = NINE;

    private Floors(Tenant tenant) {
        this.tenant = tenant;
    }

    /// A shipped preset with some agents.
    static Floors of(String preset, String agents) {
        var usable = Presets.usable(preset).orElseThrow();
        var floors = new Floors(new Tenant(usable.configuration()));
        var tree = Json.map(agents.getBytes(StandardCharsets.UTF_8));
        var read = (Usable) ConfigurationReader.agents(usable.configuration(), tree);
        return floors.does(new Command.Configure(usable.configuration(), read.agents(),
            Set.of(), 0), Cause.API);
    }

    /// By the agent it concerns, or by the API.
    Floors does(Cause by, Map<String, Object> command) {
        return does(((Asked.Do) Commands.read(command)).command(), by);
    }

    private Floors does(Command command, Cause by) {
        switch (decider.decide(tenant, new Request(command, by, now))) {
            case Accepted(var events) -> decider.evolve(tenant, now, events);
            case Refused(var why) -> throw new AssertionError(command + ": " + why);
        }
        return this;
    }

    Floors at(String time) {
        now = Instant.parse("2026-03-02T" + time + "Z");
        return this;
    }

    Floor floor() {
        return tenant;
    }

    Instant now() {
        return now;
    }
}
