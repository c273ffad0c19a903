package dev.rollcall.engine;

import java.time.Duration;

/// What the engine counts and measures, told as it happens; whoever shows it makes of it what
/// fits. Called by the writer itself, so an implementation only adds numbers and never waits.
public interface EngineMetrics {

    /// A command was decided.
    ///
    /// @param verb as in scenarios: `set-presence`
    /// @param result `accepted`, `unchanged`, `repeated`, or the code of a refusal
    void decided(String verb, String result);

    /// A command was turned away before it was decided: `busy`, `unavailable`, `unknown-tenant`.
    void turnedAway(String why);

    /// One group commit.
    ///
    /// @param took from the call of the journal to durable
    void appended(int entries, Duration took);

    void appendFailed(String kind);

    /// How long a request waited and was worked on, from submitted to durable.
    void answered(Duration took);

    void timerFired(String timer, Duration late);

    void snapshotKept(Duration took);

    /// A snapshot could not be written, or what was written cannot be read.
    ///
    /// @param why for the log
    void snapshotFailed(String why);

    /// Requests waiting for a shard's writer, as it begins a commit.
    void waiting(int shard, int requests);

    /// A tenant's feed was told of a commit.
    void told(int updates, int listeners);

    void listeners(int now);

    /// A listener was too slow.
    void reset();

    /// For those who do not measure.
    EngineMetrics NONE = new EngineMetrics() {
        @Override
        public void decided(String verb, String result) {}

        @Override
        public void turnedAway(String why) {}

        @Override
        public void appended(int entries, Duration took) {}

        @Override
        public void appendFailed(String kind) {}

        @Override
        public void answered(Duration took) {}

        @Override
        public void timerFired(String timer, Duration late) {}

        @Override
        public void snapshotKept(Duration took) {}

        @Override
        public void snapshotFailed(String why) {}

        @Override
        public void waiting(int shard, int requests) {}

        @Override
        public void told(int updates, int listeners) {}

        @Override
        public void listeners(int now) {}

        @Override
        public void reset() {}
    };
}
