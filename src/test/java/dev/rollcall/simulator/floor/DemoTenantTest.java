package dev.rollcall.simulator.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The demo's contact centre is one that a careful administrator would have configured.
final class DemoTenantTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 600})
    void the_check_finds_nothing_to_say_about_it_at_any_speed(int speed) {
        var staff = Staff.of(40, new Random(7));
        var reading = ConfigurationReader.read(DemoTenant.document(staff, new Speed(speed)));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading).isInstanceOf(Reading.Usable.class);
    }

    @Test
    void everybody_has_a_name_and_an_id_of_their_own() {
        var people = Staff.of(2_000, new Random(7)).people();

        assertThat(people).hasSize(2_000).extracting(Person::id).doesNotHaveDuplicates()
            .allMatch(id -> id.matches("[a-z-]+\\.[a-z.-]+[0-9]*"));
        assertThat(people.stream().map(Person::name).collect(Collectors.toSet()))
            .hasSizeGreaterThan(800);
    }

    @Test
    void the_same_seed_hires_the_same_people() {
        assertThat(Staff.of(50, new Random(3)).people())
            .isEqualTo(Staff.of(50, new Random(3)).people());
    }
}
