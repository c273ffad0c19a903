package dev.rollcall.simulator.floor;

import java.time.LocalTime;

/// One agent of the simulated floor.
///
/// @param start when the shift begins
/// @param end when it ends
public record Person(String id, String name, String team, LocalTime start, LocalTime end) {}
