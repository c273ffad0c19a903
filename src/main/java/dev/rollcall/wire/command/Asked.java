package dev.rollcall.wire.command;

import dev.rollcall.domain.Command;
import java.util.Map;

/// What somebody outside asked for. All verbs are commands as they stand but `configure`: it says
/// only what is to be different, and becomes a command when it has been merged into the tenant's
/// configuration of that moment.
public sealed interface Asked {

    record Do(Command command) implements Asked {}

    /// @param patch any part of the tenant's configuration, as a document
    record Configure(Map<String, Object> patch) implements Asked {}
}
