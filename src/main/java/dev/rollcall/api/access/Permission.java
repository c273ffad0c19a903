package dev.rollcall.api.access;

import java.util.Arrays;
import java.util.Optional;

/// What a caller may be allowed to do. An integration's token names its permissions one by one (its
/// scopes); the other roles have fixed ones. Every route and every verb needs exactly one.
public enum Permission {
    /// Nothing: open to everybody. Only the way in and the description of the API need it.
    NONE(""),
    READ_PRESENCE("presence:read"),
    /// What agents do themselves: sessions, status, ready.
    WRITE_PRESENCE("presence:write"),
    /// What is done to agents: signing them out, moving them between queues, their capacity.
    FORCE_PRESENCE("presence:force"),
    OFFER_WORK("work:offer"),
    /// Accepting, holding, ending: what the agent does who has the work.
    TAKE_WORK("work:accept"),
    /// Reporting what another system shows.
    REPORT("connections:report"),
    READ_CONFIGURATION("config:read"),
    WRITE_CONFIGURATION("config:write"),
    PROVISION_AGENTS("agents:provision"),
    MANAGE_TOKENS("tokens:manage");

    private final String scope;

    Permission(String scope) {
        this.scope = scope;
    }

    /// The public name.
    public String scope() {
        return scope;
    }

    public static Optional<Permission> of(String scope) {
        return Arrays.stream(values())
                .filter(one -> one != NONE && one.scope.equals(scope)).findFirst();
    }
}
