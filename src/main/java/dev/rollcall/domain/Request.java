package dev.rollcall.domain;

import java.time.Instant;

/// A command with who asks and when. The engine stamps the time once, on the way in.
///
/// @param at milliseconds are kept, no more
public record Request(Command command, Cause by, Instant at) {}
