package dev.rollcall.scenario;

import dev.rollcall.decider.Decision;
import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.decider.Decision.Refused;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.scenario.Step.Act;
import dev.rollcall.scenario.Verdict.Difference;
import dev.rollcall.wire.command.Asked;
import dev.rollcall.wire.command.Commands;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Performs one scenario: sets the stage, does each step at its time, and stops at the first that
/// goes otherwise than written. Every rehearsal has a hub and an outside world of its own, so that
/// scenarios know nothing of each other.
final class Rehearsal {
    private static final List<Difference> AS_WRITTEN = List.of();

    private final Scenario scenario;
    private final OutsideWorld outside = new OutsideWorld();
    private final VirtualHub hub;
    private final Sight sight;

    private Rehearsal(Scenario scenario) {
        this.scenario = scenario;
        this.hub = new VirtualHub(Presets.bare(), outside, scenario.given().start());
        this.sight = new Sight(hub, outside);
    }

    static Verdict of(Cast cast) {
        var rehearsal = new Rehearsal(cast.scenario());
        var differences = rehearsal.open(cast.tenant());
        return differences.isEmpty() ? rehearsal.play()
                : new Verdict.Failed(cast.scenario(), cast.scenario().place(), differences);
    }

    private Verdict play() {
        for (var step : scenario.steps()) {
            var differences = perform(step);
            if (differences.isEmpty()) continue;
            var place = sight.whereItDiffered().map(scenario.document()::at).orElse(step.place());
            return new Verdict.Failed(scenario, place, differences);
        }
        return new Verdict.Passed(scenario);
    }

    // --- Before the first step

    /// A configuration with errors opens nothing: such a scenario is about the check of it.
    private List<Difference> open(Reading tenant) {
        sight.checked(tenant);
        if (!(tenant instanceof Usable usable)) return AS_WRITTEN;
        var opened = outcome("tenant", "", hub.submit(command(usable), Cause.API));
        var shown = scenario.given().external().entrySet().iterator();
        while (opened.isEmpty() && shown.hasNext()) {
            var connection = shown.next();
            opened = show(connection.getKey(), connection.getValue());
        }
        return opened;
    }

    private List<Difference> show(ConnectionId connection, Map<AgentId, String> statuses) {
        statuses.forEach((agent, status) -> outside.show(connection, agent, status));
        return outcome("external", "", hub.submit(new Command.Snapshot(connection, statuses, true),
                Cause.connection(connection)));
    }

    private static Configure command(Usable usable) {
        return new Configure(usable.configuration(), usable.agents(), usable.removed(), 0);
    }

    // --- Steps

    private List<Difference> perform(Step step) {
        if (!step.happensNow()) hub.moveTo(TimeOfDay.next(step.at(), hub.now()));
        return switch (step.act()) {
            case Act.Say(var command) -> say(step, command);
            case Act.Configure(var part) -> configure(step, part);
            case Act.Expect(var all) -> sight.differences(all);
            case Act.Wait(var time) -> {
                hub.moveTo(hub.now().plus(time));
                yield AS_WRITTEN;
            }
            case Act.Restart() -> hub.restart();
            case Act.Answer answer -> outcome("write-result", step.refused(), answer(answer));
            case Act.Echo echo -> outcome("echo", step.refused(), echo(echo));
        };
    }

    private List<Difference> say(Step step, Map<String, Object> tree) {
        return switch (Commands.read(TimeOfDay.filledIn(tree, hub.now()))) {
            case Asked.Do(var command) -> {
                showOutside(command);
                yield outcome(String.valueOf(tree.get("do")), step.refused(),
                        hub.submit(command, by(step, command)));
            }
            case Asked.Configure(var part) -> configure(step, part);
        };
    }

    /// What is observed there is shown there.
    private void showOutside(Command command) {
        if (command instanceof Observe(var connection, var agent, var status, _, _)) {
            outside.show(connection, agent, status);
        } else if (command instanceof Command.Snapshot(var connection, var statuses, _, _)) {
            statuses.forEach((agent, status) -> outside.show(connection, agent, status));
        }
    }

    private static Cause by(Step step, Command command) {
        if (!step.by().isEmpty()) return Cause.parse(step.by());
        return switch (command) {
            case Command.Enqueue _, Command.Offer _, Command.SetCapacity _ -> Cause.API;
            case Observe observe -> Cause.connection(observe.connection());
            case Command.Snapshot snapshot -> Cause.connection(snapshot.connection());
            case Command.StartActivity start when !start.connection().isNone() ->
                Cause.connection(start.connection());
            case Command.EndActivity end when !end.connection().isNone() ->
                Cause.connection(end.connection());
            default -> Cause.AGENT;
        };
    }

    private List<Difference> configure(Step step, Map<String, Object> part) {
        var settings = new LinkedHashMap<AgentId, AgentSettings>();
        for (var agent : hub.floor().agents()) settings.put(agent.id(), agent.settings());
        var reading = ConfigurationReader.patched(hub.floor().configuration(), settings, part);
        sight.checked(reading);
        var by = step.by().isEmpty() ? Cause.API : Cause.parse(step.by());
        return outcome("configure", step.refused(), switch (reading) {
            case Usable usable -> hub.submit(command(usable), by);
            case Broken(var findings) -> new Refused<>(refusal(findings));
        });
    }

    /// A shipped status has its own word of refusal; every other error makes the whole invalid.
    private static Refusal refusal(List<Finding> findings) {
        var immutable = findings.stream()
                .filter(finding -> finding.code() == Finding.Code.STATUS_IMMUTABLE).findFirst();
        var first = immutable.or(() -> findings.stream()
                .filter(finding -> finding.code().error()).findFirst()).orElseThrow();
        return new Refusal(immutable.isPresent()
                ? Code.STATUS_IMMUTABLE : Code.INVALID_CONFIGURATION,
                first.pointer() + ": " + first.detail());
    }

    private Decision<Event, Refusal> answer(Act.Answer answer) {
        var refusal = unknown(answer.connection()).or(() -> unknown(answer.agent()));
        if (refusal.isPresent()) return new Refused<>(refusal.get());
        hub.letOutside(world -> world.answer(
                hub.now(), answer.connection(), answer.agent(), answer.outcome()));
        return new Accepted<>(List.of());
    }

    private Decision<Event, Refusal> echo(Act.Echo echo) {
        var refusal = unknown(echo.connection());
        if (refusal.isPresent()) return new Refused<>(refusal.get());
        outside.echo(echo.connection(), echo.delay(), echo.times());
        return new Accepted<>(List.of());
    }

    private Optional<Refusal> unknown(ConnectionId id) {
        if (hub.floor().configuration().connection(id).isPresent()) return Optional.empty();
        return Optional.of(new Refusal(Code.UNKNOWN_CONNECTION,
                "no connection '" + id + "' in this tenant"));
    }

    private Optional<Refusal> unknown(AgentId id) {
        if (hub.floor().find(id).isPresent()) return Optional.empty();
        return Optional.of(new Refusal(Code.UNKNOWN_AGENT, "no agent '" + id + "' in this tenant"));
    }

    // --- What became of a step

    private static List<Difference> outcome(
            Object what, String refused, Decision<Event, Refusal> decision) {
        var expected = refused.isEmpty() ? "accepted" : "refused: " + refused;
        return switch (decision) {
            case Accepted<Event, Refusal> _ when refused.isEmpty() -> AS_WRITTEN;
            case Accepted<Event, Refusal> _ ->
                List.of(new Difference(what.toString(), expected, "accepted"));
            case Refused<Event, Refusal>(var why) when why.code().text().equals(refused) ->
                AS_WRITTEN;
            case Refused<Event, Refusal>(var why) -> List.of(new Difference(what.toString(),
                    expected, "refused: " + why.code().text() + " (" + why.detail() + ")"));
        };
    }
}
