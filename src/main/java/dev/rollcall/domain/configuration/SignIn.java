package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.StatusId;

/// What an agent enters when signing in (domain law, section 5).
///
/// @param presence the status chosen by policy; `NONE` means `default` (S4.10-13)
/// @param ready the Ready / Not ready toggle, where the tenant uses one
public record SignIn(StatusId presence, boolean ready) {}
