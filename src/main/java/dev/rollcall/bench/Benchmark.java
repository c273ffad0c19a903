package dev.rollcall.bench;

import java.util.Optional;

/// One thing that is measured. Running it takes some seconds and leaves nothing behind.
public interface Benchmark {

    /// What is measured, for people: "durable changes, 64 outstanding".
    String name();

    /// Empty for what is measured only to compare with.
    Optional<Target> target();

    /// @throws Exception whatever went wrong: it is shown in the place of the figure
    Figure run() throws Exception;

    /// @param unit `per second`, `µs`, `bytes`
    record Target(Bound bound, double value, String unit) {

        public boolean met(Figure figure) {
            return switch (bound) {
                case AT_LEAST -> figure.value() >= value;
                case AT_MOST -> figure.value() <= value;
            };
        }
    }

    enum Bound { AT_LEAST, AT_MOST }

    /// @param note what else is worth knowing; may be empty
    record Figure(double value, String unit, String note) {}
}
