package dev.rollcall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whatever trouble other systems have, when it is over they show what they are to show, or we say
/// why not (domain law, sections 9 and 10.6).
final class ConvergenceTest {

    private static final int STATUSES = 4;
    private static final int SYSTEMS = 3;
    private static final Tables TABLES = new Tables(STATUSES);

    /// Refusals, outages, writes that are put off, echoes that are late, lost or told five times,
    /// until it is over.
    private static final class Trouble implements Neighbours.Manners {
        private final SplittableRandom random;
        private boolean over;

        Trouble(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public WriteOutcome outcome() {
            if (over || random.nextInt(3) > 0) return WriteOutcome.APPLIED;
            return WriteOutcome.values()[random.nextInt(WriteOutcome.values().length)];
        }

        @Override
        public List<Duration> echoes() {
            if (over) return List.of(Duration.ofMillis(50));
            return IntStream.range(0, random.nextInt(6))
                    .mapToObj(_ -> Duration.ofMillis(random.nextInt(20_000))).toList();
        }
    }

    /// Goal: convergence within a minute. Method: random changes here and there under trouble; the
    /// trouble ends, connectors look twice; then everything shows what is desired or says why not.
    @Test
    void a_minute_after_the_last_trouble_all_show_what_is_desired_or_say_why_not() {
        Seeds.forAll(800, random -> {
            var trouble = new Trouble(random);
            var neighbours = neighbours(random, trouble);
            for (var cause = 0; cause < 12; cause++) {
                change(random, neighbours);
                neighbours.live(Duration.ofMillis(random.nextInt(40_000)));
            }
            trouble.over = true;
            neighbours.landDeferred();
            neighbours.live(Duration.ofSeconds(20));
            neighbours.reconcile();
            neighbours.live(Duration.ofSeconds(20));
            neighbours.reconcile();
            neighbours.live(Duration.ofSeconds(20));
            for (var echo = 0; echo < 3 && pending(neighbours); echo++) {
                neighbours.live(Duration.ofMillis(100));
            }

            for (var side : neighbours.ana().farSides().values()) hold(neighbours, side);
        });
    }

    /// A contest may end, and so a write go out, at the very last moment.
    private static boolean pending(Neighbours neighbours) {
        return neighbours.ana().farSides().values().stream()
                .anyMatch(side -> side.writing().pending());
    }

    private static void hold(Neighbours neighbours, FarSide side) {
        assertThat(neighbours.shows(side.connection())).as("what %s shows, and we have seen", side)
                .isEqualTo(side.seen().status());
        if (side.desire().isNothing()) return;
        var state = FarState.of(side, neighbours.connection(side.connection()));
        if (state == FarState.IN_SYNC) {
            assertThat(side.seen().status()).isEqualTo(side.desire().status());
        } else {
            assertThat(state).as("%s", side).isIn(FarState.REFUSED, FarState.CONTESTED);
        }
    }

    private static Neighbours neighbours(SplittableRandom random, Trouble trouble) {
        var connections = new ArrayList<Connection>();
        for (var i = 0; i < SYSTEMS; i++) {
            connections.add(TABLES.connection("system-" + i,
                    random.nextInt(3) == 0 ? Direction.OUTBOUND : Direction.TWO_WAY,
                    table(random), table(random)));
        }
        return new Neighbours(TABLES.tenant(connections), Tables.there(0), trouble, false);
    }

    private static int[] table(SplittableRandom random) {
        return IntStream.range(0, STATUSES).map(_ -> random.nextInt(STATUSES)).toArray();
    }

    private static void change(SplittableRandom random, Neighbours neighbours) {
        if (random.nextBoolean()) {
            neighbours.ask(new SetPresence(Neighbours.ANA, Tables.here(random.nextInt(STATUSES)),
                    new Lasting.AsConfigured(), When.NOW, Claim.OPEN, ""), Cause.AGENT);
        } else {
            neighbours.change(new ConnectionId("system-" + random.nextInt(SYSTEMS)),
                    Tables.there(random.nextInt(STATUSES)));
        }
    }
}
