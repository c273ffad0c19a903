package dev.rollcall.bench;

import java.util.List;
import java.util.Optional;

/// Something that is measured: some rows that come out of one run. A run takes some seconds and
/// leaves nothing behind.
public interface Benchmark {

    /// A short word to choose it by: `durable`.
    String name();

    List<Row> rows();

    /// A figure for each row, in the same order.
    ///
    /// @throws Exception whatever went wrong: it is shown in the place of the figures
    List<Figure> run(Effort effort) throws Exception;

    /// One line of the table.
    ///
    /// @param what is measured, for people: "durable changes, 64 outstanding"
    /// @param unit `per second`, `µs`, `bytes`
    /// @param target empty for what is measured only to compare with
    record Row(String what, String unit, Optional<Target> target) {

        static Row atLeast(double value, String unit, String what) {
            return new Row(what, unit, Optional.of(new Target(Bound.AT_LEAST, value)));
        }

        static Row atMost(double value, String unit, String what) {
            return new Row(what, unit, Optional.of(new Target(Bound.AT_MOST, value)));
        }

        static Row peer(String unit, String what) {
            return new Row(what, unit, Optional.empty());
        }
    }

    record Target(Bound bound, double value) {

        public boolean met(double figure) {
            return switch (bound) {
                case AT_LEAST -> figure >= value;
                case AT_MOST -> figure <= value;
            };
        }
    }

    enum Bound { AT_LEAST, AT_MOST }
}
