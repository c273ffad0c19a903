package dev.rollcall.api.access;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Ids.AgentId;
import java.util.Set;

/// Who is asking: what [Authentication] found out, and all that the rest of the room may know about
/// it. The tenant comes from here and from nowhere else.
///
/// @param credential the public id of the token or session
/// @param browser came with a cookie
/// @param subject the agent's or supervisor's id; may be empty
/// @param teams the teams in reach; empty: all
public record Caller(String credential, boolean browser, String tenant, Role role,
        Set<Permission> permissions, String subject, Set<String> teams) {

    /// Nobody yet: may do what needs no permission.
    public static final Caller NOBODY =
            new Caller("", false, "", Role.WALLBOARD, Set.of(), "", Set.of());

    public boolean may(Permission permission) {
        return permission == Permission.NONE || permissions.contains(permission);
    }

    /// Whether it is anybody at all.
    public boolean known() {
        return !credential.isEmpty();
    }

    public boolean is(Role other) {
        return role == other && known();
    }

    /// The agent that an agent's token speaks for.
    public AgentId agent() {
        return role == Role.AGENT ? new AgentId(subject) : AgentId.NONE;
    }

    /// How changes by this caller are explained. An administrator with a name acts as a
    /// supervisor; one without is a script.
    public Cause cause() {
        return switch (role) {
            case AGENT -> Cause.AGENT;
            case SUPERVISOR -> supervisor();
            case ADMINISTRATOR -> subject.isEmpty() ? Cause.API : supervisor();
            case INTEGRATION, WALLBOARD -> Cause.API;
        };
    }

    private Cause supervisor() {
        return new Cause(Cause.Kind.SUPERVISOR, subject, "");
    }

    /// May say in whose name a change is made: for automation that acts for others.
    public boolean speaksForOthers() {
        return role == Role.ADMINISTRATOR || role == Role.INTEGRATION;
    }

    /// Who it was, for the journal: a public id, no secret and no name.
    public String actor() {
        return role.text() + ":" + (subject.isEmpty() ? credential : subject);
    }
}
