package dev.rollcall.scenario;

import dev.rollcall.wire.document.Place;
import java.util.List;

/// What a rehearsal found: the scenario holds, or the first step that went otherwise, and how.
public sealed interface Verdict {

    Scenario scenario();

    record Passed(Scenario scenario) implements Verdict {}

    /// @param place the step, or the expectation in it
    /// @param differences at least one
    record Failed(Scenario scenario, Place place, List<Difference> differences)
            implements Verdict {
        public Failed {
            differences = List.copyOf(differences);
        }
    }

    /// @param what the field, with dots where it is inside another: `capacity.used`; for a command
    ///     its verb
    record Difference(String what, String expected, String seen) {}
}
