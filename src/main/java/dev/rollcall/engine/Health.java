package dev.rollcall.engine;

/// How a shard is.
public sealed interface Health {

    record Running() implements Health {}

    /// Its journal cannot be written. Reads and streams go on; it tries again by itself.
    record Suspended(String why) implements Health {}

    /// A bug was met half-way. It does not limp on: a person has to look.
    ///
    /// @param why says where in the journal
    record Stopped(String why) implements Health {}

    record Closed() implements Health {}
}
