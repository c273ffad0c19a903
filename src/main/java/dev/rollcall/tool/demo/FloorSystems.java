package dev.rollcall.tool.demo;

import dev.rollcall.simulator.dynamics.DynamicsSimulator;
import dev.rollcall.simulator.genesys.GenesysSimulator;
import dev.rollcall.simulator.teams.TeamsSimulator;
import dev.rollcall.simulator.vonage.VonageSimulator;
import dev.rollcall.tool.demo.Cast.Member;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The systems around the large floor: whatever its people do shows in all of them at once.
///
/// A day passes in minutes here, and so many changes with it, that limits meant for a day would be
/// all there is to see; what a minute allows is multiplied with the people, and still a limit.
record FloorSystems(Cast cast, GenesysSimulator genesys, VonageSimulator vonage,
        TeamsSimulator teams, DynamicsSimulator dynamics) implements AutoCloseable {

    private static final int A_MINUTE = 6_000;

    /// As Genesys itself gives them.
    private static final Duration TOKEN_LIFE = Duration.ofHours(24);

    static FloorSystems open(List<String> agents, InstantSource clock, RandomGenerator chance)
            throws IOException {
        var members = new ArrayList<Member>();
        for (var agent : agents) members.add(Cast.member(agent, "", members.size() + 1));
        var cast = new Cast(members);
        var genesys = new GenesysSimulator(0, cast.as(Member::id), clock, chance);
        genesys.limits(TOKEN_LIFE, A_MINUTE);
        var vonage = new VonageSimulator(0, cast.as(one -> new VonageSimulator.Person(one.guid(),
                "%03d".formatted(one.number()), one.id())), clock, chance);
        vonage.requestsMax(A_MINUTE);
        var teams = new TeamsSimulator(0, cast.as(Member::guid), clock, chance);
        var dynamics = new DynamicsSimulator(0, cast.as(one ->
                new DynamicsSimulator.Person(one.guid(), one.id())), clock, chance);
        teams.requestsMax(A_MINUTE / 2);
        signIn(dynamics, cast);
        return new FloorSystems(cast, genesys, vonage, teams, dynamics);
    }

    /// Everybody has the agent's page open there: whoever has not cannot be shown in anything.
    static void signIn(DynamicsSimulator dynamics, Cast cast) {
        dynamics.act((world, now) -> {
            cast.members().forEach(one -> world.connect(one.guid(), now));
            return now;
        });
    }

    /// Laid over the floor's document.
    Map<String, Object> over() {
        return Map.of("connections", List.of(Systems.genesys(genesys.uri()),
                        Systems.vonage(vonage.uri()), Systems.teams(teams.uri()),
                        Systems.dynamics(dynamics.uri())),
                "agents", cast.agents(Map.of("genesys", one -> genesys.id(one.id()),
                        "vonage", one -> one.guid() + "/" + "%03d".formatted(one.number()),
                        "teams", Member::guid, "dynamics", Member::guid)));
    }

    @Override
    public void close() {
        genesys.close();
        vonage.close();
        teams.close();
        dynamics.close();
    }
}
