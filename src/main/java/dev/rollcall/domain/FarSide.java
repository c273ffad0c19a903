package dev.rollcall.domain;

import dev.rollcall.domain.Ids.ConnectionId;
import java.util.Map;

/// What we know about one agent in one outside system (domain law, section 9).
///
/// @param observed the status last seen there; empty if none was
/// @param attributes what came with it: message, group, options
public record FarSide(ConnectionId connection, String observed, Map<String, Object> attributes) {

    public FarSide {
        attributes = Map.copyOf(attributes);
    }
}
