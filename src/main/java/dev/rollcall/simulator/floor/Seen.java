package dev.rollcall.simulator.floor;

import dev.rollcall.simulator.floor.Books.Use;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the stream last showed of one agent; the simulated people look at nothing else.
record Seen(boolean signedIn, String presence, boolean notResponding,
        List<String> offered, List<String> working, List<String> wrapUp, Use use) {

    static final Seen NOTHING =
        new Seen(false, "", false, List.of(), List.of(), List.of(), Use.NONE);

    /// One agent as the stream writes them.
    static Seen of(Map<?, ?> view) {
        return new Seen(Boolean.TRUE.equals(view.get("signedIn")),
            String.valueOf(view.get("presence")),
            Boolean.TRUE.equals(view.get("notResponding")), texts(view.get("offered")),
            texts(view.get("working")), texts(view.get("wrapUp")), use(view.get("capacity")));
    }

    private static Use use(@Nullable Object capacity) {
        return capacity instanceof Map<?, ?> map
            ? new Use(number(map.get("used")) + number(map.get("reserved")),
                number(map.get("available"))) : Use.NONE;
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts
            ? texts.stream().map(String::valueOf).toList() : List.of();
    }

    boolean isBusyWithWork() {
        return !offered.isEmpty() || !working.isEmpty() || !wrapUp.isEmpty();
    }

    boolean isAvailable() {
        return signedIn && presence.equals(DemoTenant.AVAILABLE);
    }

    /// Everything in this agent's hands.
    List<String> all() {
        return Stream.of(offered, working, wrapUp).flatMap(List::stream).toList();
    }
}
