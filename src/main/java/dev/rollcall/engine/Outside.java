package dev.rollcall.engine;

/// All that the API asks of connectors: where reports come in, who is told of what happens, and how
/// the lines are. The two rooms meet here and know nothing else of each other.
public record Outside(Inlet inlet, Outlets outlets, Lines lines) {}
