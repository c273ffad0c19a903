package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a client wants and what there is.
final class MediaTypesTest {

    private static String chosen(String accept) {
        return MediaTypes.chosen(List.of(Route.JSON, Route.YAML),
                Headers.of(Map.of("Accept", accept))).orElse("none");
    }

    @Test
    void the_first_one_on_offer_that_is_wanted_is_given() {
        assertThat(chosen("*/*")).isEqualTo(Route.JSON);
        assertThat(chosen("application/*")).isEqualTo(Route.JSON);
        assertThat(chosen("Application/YAML; charset=utf-8")).isEqualTo(Route.YAML);
        assertThat(chosen("text/html, application/yaml;q=0.9")).isEqualTo(Route.YAML);
        assertThat(chosen("application/json;q=0, */*;q=0.1")).isEqualTo(Route.JSON);
        assertThat(chosen("application/json; q=0.0, application/yaml")).isEqualTo(Route.YAML);
        assertThat(chosen("text/html")).isEqualTo("none");
        assertThat(chosen("*/*;q=0")).isEqualTo("none");
        assertThat(MediaTypes.chosen(List.of(Route.YAML), Headers.of(Map.of())))
                .contains(Route.YAML);
    }
}
