package dev.rollcall.tool;

import dev.rollcall.wire.json.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One agent as the server shows them, for a line on a terminal.
///
/// @param view the server's own words
record AgentLine(Map<?, ?> view) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static List<AgentLine> all(@Nullable Object agents) {
        var lines = new ArrayList<AgentLine>();
        if (agents instanceof List<?> list) {
            for (var one : list) if (one instanceof Map<?, ?> view) lines.add(new AgentLine(view));
        }
        return lines;
    }

    String id() {
        return text("id");
    }

    String[] cells(Instant now) {
        return new String[] {id(), text("name"), label(now), since(now), text("because"),
            text("effective"), text("routingStatus"), work()};
    }

    /// The presence in words, with its end if it has one.
    String label(Instant now) {
        var until = instant("until").map(end -> " until " + clock(end, now)).orElse("");
        return text("label") + until;
    }

    /// How long it has lasted, in the largest unit that says something.
    private String since(Instant now) {
        return instant("since").map(since -> ago(Duration.between(since, now))).orElse("");
    }

    private static String ago(Duration time) {
        if (time.toDays() > 1) return time.toDays() + "d";
        if (time.toHours() > 0) return time.toHours() + "h" + time.toMinutesPart() + "m";
        if (time.toMinutes() > 0) return time.toMinutes() + "m";
        return Math.max(0, time.toSeconds()) + "s";
    }

    String work() {
        var parts = new ArrayList<String>();
        part(parts, "working", "");
        part(parts, "offered", "?");
        part(parts, "wrapUp", "~");
        return String.join(" ", parts);
    }

    private void part(List<String> parts, String field, String mark) {
        for (var one : Remote.texts(view.get(field) == null ? List.of() : view.get(field))) {
            parts.add(mark + one);
        }
    }

    /// In the local time zone; the day too, if it is another one.
    private static String clock(Instant instant, Instant now) {
        var there = instant.atZone(ZoneId.systemDefault());
        var today = there.toLocalDate().equals(now.atZone(ZoneId.systemDefault()).toLocalDate());
        return there.format(today ? TIME : DAY);
    }

    private Optional<Instant> instant(String field) {
        return Instants.parse(text(field));
    }

    String text(String field) {
        return Objects.toString(view.get(field), "");
    }
}
