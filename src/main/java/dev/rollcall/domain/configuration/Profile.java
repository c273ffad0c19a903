package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.ProfileId;

/// A capacity profile: slots for items of the workstreams that name it (S4.31-33).
///
/// @param limit slots of an agent who holds it
/// @param blocking once consumed, no further offer of any kind
public record Profile(ProfileId id, int limit, boolean blocking) {}
