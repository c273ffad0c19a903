package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/// The shape of a log line: other people's tools read it.
final class LoggingTest {

    @Test
    void a_person_reads_time_level_room_and_words() {
        assertThat(new Logging.TextLine().format(record("ready on port 8080")))
            .isEqualTo("2026-03-02T09:00:00.000Z WARNING journal.sqlite  ready on port 8080%n"
                .formatted());
    }

    @Test
    void a_machine_reads_one_json_object_per_line() {
        assertThat(new Logging.JsonLine().format(record("a \"quote\", a \\ and\na line")))
            .isEqualTo("{\"time\":\"2026-03-02T09:00:00.000Z\",\"level\":\"WARNING\","
                + "\"room\":\"journal.sqlite\","
                + "\"message\":\"a \\u0022quote\\u0022, a \\u005c and\\u000aa line\"}\n");
    }

    @Test
    void a_bug_shows_where_it_is() {
        var bug = record("the shard stops");
        bug.setThrown(new IllegalStateException("the rounds do not end"));

        assertThat(new Logging.TextLine().format(bug))
            .contains("the shard stops", "IllegalStateException: the rounds do not end", "\tat ");
        assertThat(new Logging.JsonLine().format(bug))
            .contains("\"trace\":\"java.lang.IllegalStateException: the rounds do not end\\u000a")
            .endsWith("\"}\n").containsOnlyOnce("\n");
    }

    private static LogRecord record(String message) {
        var said = new LogRecord(Level.WARNING, message);
        said.setLoggerName("dev.rollcall.journal.sqlite");
        said.setInstant(Instant.parse("2026-03-02T09:00:00Z"));
        return said;
    }
}
