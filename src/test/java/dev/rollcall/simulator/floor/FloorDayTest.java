package dev.rollcall.simulator.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.OpenHouse;
import dev.rollcall.api.access.Role;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A piece of a day on a real server, at ten minutes a second: all that is handed in is accounted
/// for, and nobody sees anything in two hands. The whole day of the demo checks the same.
final class FloorDayTest {

    private static final int ENOUGH = Boolean.getBoolean("rollcall.long") ? 5_000 : 250;

    @Test
    void nothing_is_lost_and_nothing_is_in_two_hands(@TempDir Path folder) throws Exception {
        var speed = new Speed(Speed.FASTEST);
        var staff = Staff.of(30, new Random(7));
        var ten = LocalDateTime.of(2026, 3, 2, 10, 0);
        try (var house = OpenHouse.open(folder)) {
            configure(house, staff, speed);
            try (var floor = new FloorClient(house.uri("/"), house.token(Role.INTEGRATION, ""),
                    staff, speed, new Demand(4_000, 30, ten), InstantSource.system(),
                    new Random(7))) {
                floor.begin(_ -> { });
                await().atMost(Duration.ofMinutes(2)).until(() ->
                    floor.soFar().items() >= ENOUGH && floor.soFar().closed() >= ENOUGH / 5);
                var summary = floor.audited();

                assertThat(summary.holds()).as(summary.text()).isTrue();
                assertThat(summary.answered()).isPositive();
                assertThat(summary.refused()).isZero();
                assertThat(summary.capacityMost()).isBetween(.05, 1.0);
            }
        }
    }

    private static void configure(OpenHouse house, Staff staff, Speed speed) {
        var administrator = house.administrator();
        var now = house.ask(administrator, "GET", "/v1/config", "");
        var answer = house.ask(administrator, "PUT", "/v1/config",
            new String(Json.write(DemoTenant.document(staff, speed)), StandardCharsets.UTF_8),
            "If-Match", now.headers().firstValue("ETag").orElseThrow());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
