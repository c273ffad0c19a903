package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Refusal;
import java.util.Optional;

/// Which room answers which verb.
final class Verbs {

    static Optional<Refusal> answer(Draft draft, Command command, Cause by) {
        return Optional.of(new Refusal(Refusal.Code.NOT_YET,
                command.getClass().getSimpleName() + " by " + by + " at " + draft.now()));
    }

    private Verbs() {}
}
