package dev.rollcall.api.stream;

import dev.rollcall.api.access.Caller;
import dev.rollcall.engine.Filter;
import dev.rollcall.engine.Position;
import java.util.Optional;

/// What one stream is to tell.
///
/// @param from the place to resume from; absent: a snapshot first
/// @param filter whom it shows, the caller's reach included
public record Wish(Caller caller, Optional<Position> from, Filter filter) {}
