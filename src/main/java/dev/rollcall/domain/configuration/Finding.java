package dev.rollcall.domain.configuration;

import java.util.Locale;

/// One thing `check` has to say about a configuration. Errors stop it from being used; warnings do
/// not. `wire` turns the pointer into file, line and column.
///
/// @param pointer JSON pointer (RFC 6901) to the place in the document
/// @param detail what was expected, what was found
public record Finding(Code code, String pointer, String detail) {

    /// The codes are public: scenarios and answers name them.
    public enum Code {
        UNKNOWN_KEY(true),
        UNKNOWN_REFERENCE(true),
        DUPLICATE_ID(true),
        BAD_VALUE(true),
        UNMAPPED_CATEGORY(true),
        STATUS_IMMUTABLE(true),
        BAD_CONDITION(true),
        ILLOGICAL_BASE(false),
        UNREACHABLE_ROW(false),
        OVERLAPPING_ROW(false),
        OFF_DUTY_ROUTABLE(false),
        DEAD_END_STATUS(false),
        WRITE_CYCLE(false),
        UNKNOWN_OUTSIDE_STATUS(false),
        CAPACITY_IMPOSSIBLE(false),
        REOFFER_LOOP(false);

        private final boolean error;
        private final String text =
                name().toLowerCase(Locale.ROOT).replace('_', '-');

        Code(boolean error) {
            this.error = error;
        }

        public boolean error() {
            return error;
        }

        public String text() {
            return text;
        }
    }
}
