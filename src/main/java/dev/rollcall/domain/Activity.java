package dev.rollcall.domain;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.ConnectionId;
import java.time.Instant;

/// What the agent does in a UC system: a call, a meeting, a chat, voicemail (S0).
///
/// @param id tells one from another; the kind's name where nobody gave one
/// @param connection who told us; `NONE` if nobody's system
/// @param fromStatus learnt from a status shown there, so it ends when they show another one
public record Activity(String id, ActivityKind kind, ConnectionId connection, boolean fromStatus,
        Instant since) {}
