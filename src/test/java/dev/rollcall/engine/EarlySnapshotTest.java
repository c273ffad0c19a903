package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a start after a crash has to replay is little where a snapshot costs little.
final class EarlySnapshotTest {

    @Test
    void where_a_snapshot_costs_nothing_it_is_kept_after_a_fifth_of_the_entries()
            throws Exception {
        try (var floors = new Floors(Floors.small()).with(Floors.ACME, Floors.ANA)) {
            floors.ask(Floors.signIn(Floors.ANA));
            for (var i = 0; i < 7; i++) choose(floors, i);
            assertThat(floors.disk.snapshot()).isEmpty();

            for (var i = 7; i < 12; i++) choose(floors, i);
            assertThat(floors.disk.snapshot()).isPresent();
        }
    }

    private static void choose(Floors floors, int time) {
        floors.ask(Floors.choose(Floors.ANA, time % 2 == 0 ? "away" : "available"));
    }
}
