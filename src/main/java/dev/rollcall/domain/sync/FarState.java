package dev.rollcall.domain.sync;

import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.configuration.Connection;
import java.util.Locale;

/// How one agent stands in one outside system (domain law, section 9).
public enum FarState {
    IN_SYNC, PENDING, DEFERRED, CONTESTED, UNREACHABLE, UNMAPPED, REFUSED;

    /// The first that holds.
    public static FarState of(FarSide side, Connection connection) {
        var writing = side.writing();
        if (connection.primary()) return side.seen().status().isEmpty() ? UNMAPPED : IN_SYNC;
        if (side.contest().on()) return CONTESTED;
        if (writing.unreachable()) return UNREACHABLE;
        if (writing.pending()) {
            return switch (writing.trouble()) {
                case DEFERRED -> DEFERRED;
                case APPLIED, REFUSED, UNREACHABLE, REACHABLE -> PENDING;
            };
        }
        if (side.desire().isNothing()) return UNMAPPED;
        if (side.desire().status().equals(side.seen().status())) return IN_SYNC;
        return switch (writing.trouble()) {
            case REFUSED -> REFUSED;
            case APPLIED, DEFERRED, UNREACHABLE, REACHABLE -> DEFERRED;
        };
    }

    /// As it is written in answers and scenarios: `in-sync`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
