package dev.rollcall.engine;

import java.time.Duration;

/// Where the engine says no. Every queue, batch, wait and memory of it has its line here; the
/// numbers are our own judgement, measured on two cores, and can be set.
///
/// @param waiting requests that may wait for one writer: half a second of work
/// @param reserved of these, kept free for what gets a floor out of trouble: sign-outs, lost
///     sessions, a status that a supervisor sets, an offer that is forced
/// @param batch entries in one group commit: some 10 ms of deciding, so that nobody waits longer,
///     and small beside what may wait, so that callers and the writer work at the same time
/// @param recent changes per tenant from which a stream can resume
/// @param commandIds remembered per shard, the newest
/// @param commandIdsKept for how long they are remembered
/// @param listeners streams open at once
/// @param pending agents whose news may wait for one slow listener
/// @param framesPerSecond frames written to all listeners together before news is gathered
/// @param gathered how long news is gathered for one listener at most
/// @param snapshotEvery entries from one snapshot to the next, at most; a fifth of it where one
///     costs little
/// @param probe how long a suspended shard waits before it tries its journal again
public record Limits(
        int waiting,
        int reserved,
        int batch,
        int recent,
        int commandIds,
        Duration commandIdsKept,
        int listeners,
        int pending,
        int framesPerSecond,
        Duration gathered,
        long snapshotEvery,
        Duration probe) {

    public static final Limits SHIPPED = new Limits(65_536, 4_096, 4_096, 16_384, 262_144,
            Duration.ofHours(24), 10_000, 2_048, 40_000, Duration.ofMillis(50), 250_000,
            Duration.ofSeconds(1));

    public Limits {
        if (reserved >= waiting) {
            throw new IllegalArgumentException("expected a reserve smaller than the " + waiting
                    + " that may wait, found " + reserved);
        }
    }
}
