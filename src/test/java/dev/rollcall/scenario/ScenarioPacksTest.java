package dev.rollcall.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rollcall.scenario.Step.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The five systems as they are meant: every scenario that ships holds, also when the hub restarts
/// after each of its steps, and they are quick.
final class ScenarioPacksTest {
    static final Scenarios SHIPPED = Scenarios.read(List.of(Path.of("scenarios")));

    @Test
    void every_file_can_be_read() {
        assertThat(SHIPPED.mistakes()).isEmpty();
        assertThat(SHIPPED.all()).isNotEmpty();
    }

    @Test
    void every_title_names_what_it_shows() {
        assertThat(SHIPPED.all()).allSatisfy(scenario ->
                assertThat(Features.numbersIn(scenario.title()))
                        .as("%s: %s", scenario.place(), scenario.title())
                        .isNotEmpty()
                        .isSubsetOf(Features.known().keySet()));
    }

    @Test
    void no_title_is_given_twice() {
        assertThat(SHIPPED.all()).extracting(Scenario::title).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> every_scenario_holds() {
        return SHIPPED.casts().stream().map(cast -> dynamicTest(
                cast.scenario().title(), () -> assertHolds(Rehearsal.of(cast))));
    }

    @TestFactory
    Stream<DynamicTest> every_scenario_holds_though_the_hub_restarts_after_every_step() {
        return SHIPPED.casts().stream().map(cast -> dynamicTest(
                cast.scenario().title(), () -> assertHolds(Rehearsal.of(restarting(cast)))));
    }

    private static Cast restarting(Cast cast) {
        var scenario = cast.scenario();
        var steps = new ArrayList<Step>();
        for (var step : scenario.steps()) {
            steps.add(step);
            steps.add(new Step(step.place(), step.pointer(), Step.NOW, "", "", new Act.Restart()));
        }
        return new Cast(new Scenario(scenario.title(), scenario.document(), scenario.given(),
                steps), cast.tenant());
    }

    private static void assertHolds(Verdict verdict) {
        if (verdict instanceof Verdict.Failed(_, var place, var differences)) {
            throw new AssertionError(place + ": " + differences);
        }
    }
}
