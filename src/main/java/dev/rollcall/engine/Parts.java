package dev.rollcall.engine;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/// What the shards of one hub have in common.
///
/// @param sites the tenants as others see them; each shard puts its own there
/// @param delivery where answers are given, away from the writer
/// @param background where snapshots are written
record Parts(
        Notation notation,
        Limits limits,
        InstantSource clock,
        EngineMetrics metrics,
        Map<String, Site> sites,
        Herald herald,
        Executor delivery,
        Executor background) {

    /// The answer when nothing can be written down now.
    Answer unavailable(String why) {
        return new Answer.Unavailable(why, limits.probe());
    }

    /// A tenant that is known to exist.
    Site site(String tenant) {
        return Objects.requireNonNull(sites.get(tenant));
    }
}
