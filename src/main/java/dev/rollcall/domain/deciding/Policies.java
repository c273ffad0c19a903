package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Cause;
import java.util.List;

/// The policies in the order in which they react: automatic presence, what waits for the end of
/// work, routing status, assignment, synchronisation.
final class Policies {

    static List<Policy> inOrder(Cause by) {
        return List.of();
    }

    private Policies() {}
}
