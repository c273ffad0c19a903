package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped tenants are whole: what they say of themselves and what is read from them.
final class PresetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dynamics-365", "elevate", "pureconnect-genesys", "contact-pro",
        "vonage-salesforce", "example"})
    void a_preset_is_a_usable_configuration(String name) {
        assertThat(Presets.usable(name)).isPresent();
    }

    /// A preset warns only where the system it copies is really like that: Vonage makes an agent
    /// Ready whom Salesforce shows in a status without a row (S3.8, A3.a).
    @ParameterizedTest
    @CsvSource({"dynamics-365, ''", "elevate, ''", "pureconnect-genesys, ''", "contact-pro, ''",
        "example, ''",
        "vonage-salesforce, /connections/0/inbound/otherwise off-duty-routable"})
    void a_preset_warns_where_its_system_deserves_it(String name, String warnings) {
        assertThat(Presets.usable(name).orElseThrow().warnings())
                .extracting(finding -> finding.pointer() + " " + finding.code().text())
                .isEqualTo(warnings.isEmpty() ? List.of() : List.of(warnings));
    }

    @Test
    void there_are_five_systems() {
        assertThat(Presets.names()).hasSize(5).doesNotContain(Presets.EXAMPLE);
        assertThat(Presets.text("nobody")).isEmpty();
    }
}
