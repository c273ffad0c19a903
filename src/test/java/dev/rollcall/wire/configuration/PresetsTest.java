package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped tenants are whole: what they say of themselves and what is read from them.
final class PresetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dynamics-365", "elevate", "pureconnect-genesys", "contact-pro",
        "vonage-salesforce", "example"})
    void a_preset_is_a_usable_configuration(String name) {
        assertThat(Presets.usable(name)).isPresent();
    }

    @Test
    void there_are_five_systems() {
        assertThat(Presets.names()).hasSize(5).doesNotContain(Presets.EXAMPLE);
        assertThat(Presets.text("nobody")).isEmpty();
    }
}
