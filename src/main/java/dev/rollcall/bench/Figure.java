package dev.rollcall.bench;

import java.util.OptionalDouble;

/// What was found for a row.
///
/// @param value empty when it could not be measured here; `note` says why
/// @param note what else is worth knowing; may be empty
public record Figure(OptionalDouble value, String note) {

    static Figure of(double value, String note) {
        return new Figure(OptionalDouble.of(value), note);
    }

    static Figure missing(String why) {
        return new Figure(OptionalDouble.empty(), why);
    }
}
