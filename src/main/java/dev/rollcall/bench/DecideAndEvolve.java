package dev.rollcall.bench;

import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.deciding.TenantDecider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The law alone: one change of presence decided with all policies and made true, among 100,000
/// agents in no order. Nothing is written down.
final class DecideAndEvolve implements Benchmark {

    private static final int AGENTS = 100_000;
    private static final int CHUNK = 20_000;
    private static final int CHUNKS = 300;

    private final TenantDecider decider = new TenantDecider();

    @Override
    public String name() {
        return "decide and evolve a change, 100,000 agents";
    }

    @Override
    public Optional<Target> target() {
        return Optional.of(new Target(Bound.AT_MOST, 1.5, "µs"));
    }

    @Override
    public Figure run() {
        var floor = new BenchFloor(AGENTS);
        var tenant = staffed(floor);
        var random = new SplittableRandom(1);
        var took = new long[CHUNKS];
        for (var chunk = 0; chunk < CHUNKS; chunk++) {
            var began = System.nanoTime();
            for (var i = 0; i < CHUNK; i++) {
                var round = (long) chunk * CHUNK + i;
                change(tenant, floor.change(random.nextInt(AGENTS), round), round);
            }
            took[chunk] = System.nanoTime() - began;
        }
        return new Figure(Chunks.median(took) / 1e3 / CHUNK, "µs", "one thread");
    }

    /// A tenant in which everybody is signed in.
    Tenant staffed(BenchFloor floor) {
        var configure = floor.configure();
        var tenant = new Tenant(configure.configuration());
        tenant.evolve(Instant.EPOCH, List.of(new Configured(configure.configuration())));
        take(tenant, new Request(configure, Cause.API, Instant.EPOCH));
        for (var i = 0; i < floor.size(); i++) {
            take(tenant, new Request(new SignIn(floor.agent(i), new SessionId("tab")),
                    Cause.AGENT, Instant.EPOCH));
        }
        return tenant;
    }

    private void change(Tenant tenant, dev.rollcall.domain.Command command, long millis) {
        take(tenant, new Request(command, Cause.AGENT, Instant.ofEpochMilli(millis)));
    }

    private void take(Tenant tenant, Request request) {
        switch (decider.decide(tenant, request)) {
            case Accepted(var events) -> decider.evolve(tenant, request.at(), events);
            case dev.rollcall.decider.Decision.Refused(var why) ->
                throw new IllegalStateException("expected a change, found " + why);
        }
    }
}
