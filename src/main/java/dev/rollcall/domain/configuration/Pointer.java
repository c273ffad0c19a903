package dev.rollcall.domain.configuration;

import java.util.ArrayList;
import java.util.List;

/// JSON pointers (RFC 6901): how a finding says where, without knowing whether the document is
/// YAML, JSON or a tree in memory. `""` is the whole document, `/statuses/0/label` a place in it.
public final class Pointer {

    public static final String ROOT = "";

    /// `of("agents", "ana", "queues", 0)` is `/agents/ana/queues/0`.
    public static String of(Object... steps) {
        var pointer = ROOT;
        for (var step : steps) pointer = under(pointer, step);
        return pointer;
    }

    /// The place one step further in.
    public static String under(String pointer, Object step) {
        return pointer + "/" + step.toString().replace("~", "~0").replace("/", "~1");
    }

    /// The steps from the document's root to the place; none for the root.
    public static List<String> steps(String pointer) {
        if (pointer.isEmpty()) return List.of();
        var steps = new ArrayList<String>();
        for (int from = 1; from <= pointer.length(); ) {
            int to = pointer.indexOf('/', from);
            if (to < 0) to = pointer.length();
            steps.add(pointer.substring(from, to).replace("~1", "/").replace("~0", "~"));
            from = to + 1;
        }
        return List.copyOf(steps);
    }

    private Pointer() {}
}
