package dev.rollcall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// No mapping makes systems chase each other (S3.20): whatever the tables, one cause leads to at
/// most one write for each system, and all is quiet within three rounds of answers.
final class LoopFreedomTest {

    private static final int ROUNDS_MAX = 3;

    /// 3 statuses on both sides make 27 tables; two in each of two systems make 531,441 sets.
    private static final int TABLES = 27;
    private static final int SETS = TABLES * TABLES * TABLES * TABLES;

    private static final Tables OF_THREE = new Tables(3);
    private static final List<String> TWO = List.of("north", "south");

    private static final Neighbours.Manners AT_ONCE = () -> List.of(Duration.ZERO);

    /// Goal: no pair of tables makes a loop. Method: all of them (a sample of one in 97 without
    /// `--long`), each with a change of every status at every place.
    @Test
    void two_systems_with_three_statuses_come_to_rest_whatever_their_tables() {
        for (var set = 0; set < SETS; set += Boolean.getBoolean("rollcall.long") ? 1 : 97) {
            assertThat(loop(set, false)).as("tables %s", set).isEmpty();
        }
    }

    /// Goal: the test above would see a loop. Method: a mutant that forgets what it has written.
    @Test
    void a_mutant_that_does_not_recognise_its_echoes_is_caught() {
        var caught = IntStream.iterate(0, set -> set < SETS, set -> set + 9_973)
                .filter(set -> !loop(set, true).isEmpty()).count();

        assertThat(caught).isPositive();
    }

    /// Goal: nor do many systems with many statuses, tables with holes, echoes that come late, more
    /// than once and in any order. Method: random ones.
    @Test
    void many_systems_come_to_rest_whatever_their_tables_and_echoes() {
        Seeds.forAll(40_000, random -> {
            var statuses = 2 + random.nextInt(11);
            var names = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> "system-" + i).toList();
            var tables = new Tables(statuses);
            var connections = new ArrayList<Connection>();
            for (var name : names) {
                connections.add(tables.connection(name, direction(random),
                        table(random, statuses), table(random, statuses)));
            }
            var neighbours = new Neighbours(tables.tenant(connections), Tables.there(0),
                    () -> echoes(random), false);
            for (var cause = 0; cause < 4; cause++) {
                neighbours.takeWrites();
                if (random.nextBoolean()) {
                    choose(neighbours, random.nextInt(statuses));
                } else {
                    neighbours.change(new ConnectionId(names.get(random.nextInt(names.size()))),
                            Tables.there(random.nextInt(statuses)));
                }
                neighbours.settle(ROUNDS_MAX);
                assertThat(neighbours.rounds()).isLessThanOrEqualTo(ROUNDS_MAX);
                assertThat(neighbours.takeWrites()).isLessThanOrEqualTo(names.size());
            }
        });
    }

    /// What went round, if something did.
    private static List<String> loop(int set, boolean forgetful) {
        var connections = new ArrayList<Connection>();
        var rest = set;
        for (var name : TWO) {
            connections.add(OF_THREE.connection(name, Direction.TWO_WAY, ofThree(rest % TABLES),
                    ofThree(rest / TABLES % TABLES)));
            rest /= TABLES * TABLES;
        }
        var neighbours = new Neighbours(
                OF_THREE.tenant(connections), Tables.there(0), AT_ONCE, forgetful);
        for (var status = 0; status < 3; status++) {
            neighbours.takeWrites();
            choose(neighbours, status);
            if (goesRound(neighbours)) return List.of("chosen here: " + status);
            for (var name : TWO) {
                neighbours.change(new ConnectionId(name), Tables.there(status));
                if (goesRound(neighbours)) return List.of("shown in " + name + ": " + status);
            }
        }
        return List.of();
    }

    private static boolean goesRound(Neighbours neighbours) {
        neighbours.settle(ROUNDS_MAX);
        return neighbours.rounds() > ROUNDS_MAX || neighbours.takeWrites() > TWO.size();
    }

    private static void choose(Neighbours neighbours, int status) {
        neighbours.ask(new SetPresence(Neighbours.ANA, Tables.here(status),
                new Lasting.AsConfigured(), When.NOW, Claim.OPEN, ""), Cause.AGENT);
    }

    private static int[] ofThree(int number) {
        return new int[] {number % 3, number / 3 % 3, number / 9};
    }

    /// One in six rows is missing.
    private static int[] table(SplittableRandom random, int statuses) {
        return IntStream.range(0, statuses)
                .map(_ -> random.nextInt(6) == 0 ? -1 : random.nextInt(statuses)).toArray();
    }

    private static Direction direction(SplittableRandom random) {
        return random.nextInt(4) == 0 ? Direction.OUTBOUND : Direction.TWO_WAY;
    }

    /// Within the window: one to five copies, up to 14 seconds late.
    private static List<Duration> echoes(SplittableRandom random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(_ -> Duration.ofMillis(random.nextInt(14_000))).toList();
    }
}
