package dev.rollcall.domain;

import dev.rollcall.domain.Command.Accept;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.Cancel;
import dev.rollcall.domain.Command.CancelNext;
import dev.rollcall.domain.Command.Close;
import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.domain.Command.EndActivity;
import dev.rollcall.domain.Command.EndWrapUp;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.ExtendWrapUp;
import dev.rollcall.domain.Command.Heartbeat;
import dev.rollcall.domain.Command.Hold;
import dev.rollcall.domain.Command.JoinQueues;
import dev.rollcall.domain.Command.LeaveQueues;
import dev.rollcall.domain.Command.Miss;
import dev.rollcall.domain.Command.Offer;
import dev.rollcall.domain.Command.Reject;
import dev.rollcall.domain.Command.Renew;
import dev.rollcall.domain.Command.Resume;
import dev.rollcall.domain.Command.SetCapabilities;
import dev.rollcall.domain.Command.SetCapacity;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SetReady;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Command.Silence;
import dev.rollcall.domain.Command.StartActivity;
import dev.rollcall.domain.Command.Transfer;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Whatever people and systems might ask of a tenant, from a seed: sensible often enough that
/// things happen, senseless often enough that refusals do.
public final class RandomCommands {

    /// Where they are given and time passes.
    public interface Place {

        Floor floor();

        Instant now();

        void pass(Duration time);

        void take(Command command, Cause by);
    }

    private static final int WORKS = 12;

    private final SplittableRandom random;
    private final Place place;
    private final Configuration tenant;
    private final int agents;
    private int created;

    public RandomCommands(
            SplittableRandom random, Place place, Configuration tenant, int agents) {
        this.random = random;
        this.place = place;
        this.tenant = tenant;
        this.agents = agents;
    }

    /// The agents the commands are about; they have to be there.
    public static AgentId agent(int number) {
        return new AgentId("agent-" + number);
    }

    public void some(int steps) {
        for (var i = 0; i < steps; i++) {
            if (random.nextInt(6) == 0) place.pass(time());
            if (!tenant.connections().isEmpty() && random.nextInt(4) == 0) {
                var connection = pick(new ArrayList<>(tenant.connections().values()));
                place.take(aboutFarSide(connection), Cause.connection(connection.id()));
                continue;
            }
            if (random.nextBoolean()) place.take(aboutAgent(), by());
            else place.take(aboutWork(), byOrReported());
        }
    }

    /// Now and then a connection tells of work.
    private Cause byOrReported() {
        var connections = new ArrayList<>(tenant.connections().keySet());
        return connections.isEmpty() || random.nextInt(10) > 0
                ? by() : Cause.connection(pick(connections));
    }

    private Duration time() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofMillis(random.nextInt(1_000));
            case 1 -> Duration.ofSeconds(random.nextInt(40));
            case 2 -> Duration.ofSeconds(random.nextInt(200));
            default -> Duration.ofMinutes(random.nextInt(40));
        };
    }

    private Cause by() {
        return switch (random.nextInt(4)) {
            case 0 -> new Cause(Cause.Kind.SUPERVISOR, "max", "");
            case 1 -> Cause.API;
            default -> Cause.AGENT;
        };
    }

    private Command aboutAgent() {
        var agent = agent(random.nextInt(agents));
        var session = new SessionId("s" + random.nextInt(2));
        return switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> new SignIn(agent, session);
            case 4 -> new SignOut(agent);
            case 5 -> new Disconnect(agent, session);
            case 6 -> new Silence(agent, session);
            case 7 -> new Heartbeat(agent, session);
            case 8, 9, 10 -> setPresence(agent);
            case 11 -> new CancelNext(agent);
            case 12 -> new SetReady(agent, random.nextInt(3) > 0);
            case 13 -> random.nextBoolean()
                    ? new JoinQueues(agent, Set.of(queue()))
                    : new LeaveQueues(agent, Set.of(queue()));
            case 16 -> new SetCapacity(agent, Optional.of(random.nextInt(4) * 40),
                    Optional.empty());
            case 17 -> new SetCapabilities(agent, random.nextInt(3) == 0
                    ? Set.of(Capability.CHAT) : EnumSet.allOf(Capability.class));
            case 14 -> new StartActivity(agent, ActivityKind.CALL, "", ConnectionId.NONE);
            default -> new EndActivity(agent, ActivityKind.CALL, "", ConnectionId.NONE);
        };
    }

    private Command setPresence(AgentId agent) {
        var lasting = random.nextInt(3) == 0
                ? new Lasting.For(Duration.ofMinutes(1 + random.nextInt(10)))
                : new Lasting.AsConfigured();
        var afterWork = random.nextInt(4) == 0;
        var deadline = afterWork && random.nextBoolean()
                ? place.now().plusSeconds(random.nextInt(90)) : Claim.OPEN;
        return new SetPresence(agent, status(), lasting,
                afterWork ? When.AFTER_WORK : When.NOW, deadline, "");
    }

    /// What another system says, or says of a write of ours: mostly what it shows by itself, now
    /// and then an echo of what is desired there.
    private Command aboutFarSide(Connection connection) {
        var agent = agent(random.nextInt(agents));
        var side = place.floor().find(agent).map(there -> there.farSide(connection.id()));
        var echo = side.map(there -> there.writing().inFlight().status())
                .filter(status -> !status.isEmpty()).orElseGet(() -> outside(connection));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Observe(connection.id(), agent, outside(connection), true,
                    Map.of());
            case 3, 4 -> new Observe(connection.id(), agent, echo, true, Map.of());
            case 5 -> new Observe(connection.id(), agent, "", false, Map.of());
            case 6 -> new Snapshot(connection.id(), Map.of(agent, outside(connection)), false);
            default -> new WriteResult(connection.id(), agent,
                    pick(List.of(WriteOutcome.values())), "",
                    pick(List.of("", "no such status there")));
        };
    }

    /// A status of theirs; where none is declared they may mirror ours.
    private String outside(Connection connection) {
        return connection.statuses().isEmpty() ? tenant.status(status()).message()
                : pick(connection.statuses()).id();
    }

    private Command aboutWork() {
        var work = random.nextInt(4) == 0 ? anyWork() : openWork();
        return switch (random.nextInt(19)) {
            case 0, 1, 2 -> new Enqueue(next(), workstream(), queue(), random.nextInt(3),
                    Map.of(), acd(), true,
                    random.nextInt(4) == 0 ? agent(random.nextInt(agents)) : AgentId.NONE);
            case 3, 16 -> new Offer(random.nextBoolean() ? next() : anyWork(), workstream(),
                    agent(random.nextInt(agents)),
                    List.of("", "direct-chat", "consult").get(random.nextInt(3)),
                    acd(), random.nextInt(8) == 0, true);
            case 17 -> random.nextInt(4) == 0 ? new Close(work, true) : new Renew(work);
            case 18 -> new ExtendWrapUp(work, Duration.ofSeconds(random.nextInt(60)));
            case 4, 5, 6, 7 -> new Accept(work);
            case 8, 9 -> new Close(work);
            case 10 -> random.nextBoolean() ? new Hold(work) : new Resume(work);
            case 11 -> new EndWrapUp(work);
            case 12 -> new Reject(work, random.nextBoolean() ? StatusId.NONE : status());
            case 13 -> new Miss(work);
            case 14 -> new Cancel(work);
            default -> random.nextBoolean()
                    ? new Transfer(work, agent(random.nextInt(agents)), QueueId.NONE)
                    : new Transfer(work, AgentId.NONE, queue());
        };
    }

    private Acd acd() {
        return random.nextInt(5) == 0 ? Acd.NO : Acd.AS_CONFIGURED;
    }

    private WorkId anyWork() {
        return new WorkId("w" + random.nextInt(Math.max(1, created)));
    }

    /// An item that is somebody's or offered to somebody, if there is one.
    private WorkId openWork() {
        var open = place.floor().works().stream()
                .filter(work -> !work.state().over() && work.state() != Work.State.ENQUEUED)
                .map(Work::id).sorted().toList();
        return open.isEmpty() ? new WorkId("w0") : pick(open);
    }

    /// New work most of the time; now and then a name that is taken.
    private WorkId next() {
        return new WorkId("w" + (created < WORKS ? created++ : random.nextInt(created++)));
    }

    private StatusId status() {
        return pick(new ArrayList<>(tenant.statuses().keySet()));
    }

    private QueueId queue() {
        return pick(new ArrayList<>(tenant.queues().keySet()));
    }

    private WorkstreamId workstream() {
        return pick(new ArrayList<>(tenant.workstreams().keySet()));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
