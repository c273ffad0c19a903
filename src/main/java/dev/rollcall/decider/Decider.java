package dev.rollcall.decider;

import java.time.Instant;
import java.util.List;

/// A deterministic state machine. No clock, no I/O, no randomness, no nulls: whatever a rule needs
/// to know arrives in the command, the time included. The engine is the only caller.
///
/// `S` is held by one writer and moved forward in place by [#evolve]: a hundred thousand agents are
/// not copied for one change. [#decide] looks at it and never touches it.
///
/// @param <C> what is asked for
/// @param <S> what is true now
/// @param <E> what has happened
/// @param <R> why not
/// @param <X> what changed: telling others of it is the caller's business
public interface Decider<C, S, E, R, X> {

    /// What follows from `command`? Never changes `state`; the same question has the same answer.
    Decision<E, R> decide(S state, C command);

    /// Makes `events`, which happened at `at`, true in `state`. It must accept every event ever
    /// recorded, so it holds no rule and never refuses.
    X evolve(S state, Instant at, List<E> events);
}
