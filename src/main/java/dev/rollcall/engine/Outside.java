package dev.rollcall.engine;

/// All that the API asks of connectors: where reports come in, who is told of what happens, how the
/// lines are, and where the consoles of agents come in. The two rooms meet here and know nothing
/// else of each other.
public record Outside(Inlet inlet, Outlets outlets, Lines lines, Consoles consoles) {}
