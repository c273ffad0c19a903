package dev.rollcall.engine;

import dev.rollcall.domain.Floor;

/// A tenant as it was after one durable commit. It is a value: it stays true of its moment for as
/// long as one holds it, never shows half of a commit, and holding it keeps nobody waiting.
public record Moment(Position position, Floor floor) {}
