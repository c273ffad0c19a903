package dev.rollcall.api.access;

import java.time.Instant;
import java.util.Set;

/// One key to the house as it is kept: never the secret itself, only its hash.
///
/// @param id what the written token begins with; public, so that a token can be found and revoked
/// @param hash SHA-256 of the whole written token, in hexadecimal
/// @param name what people call it
/// @param scopes of an integration; of the other roles, what the role has
/// @param subject whose it is: the agent's id, a supervisor's id; empty for nobody in particular
/// @param teams the teams in reach; empty: all
/// @param expires [#NEVER] if it does not
/// @param parent the credential it was made with and ends with; empty if with none
public record Credential(String id, String hash, Kind kind, String name, String tenant, Role role,
        Set<Permission> scopes, String subject, Set<String> teams, Instant created,
        Instant expires, String parent) {

    public enum Kind {
        /// Sent in the `Authorization` header by programs.
        TOKEN,
        /// Sent as a cookie by a browser.
        SESSION
    }

    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    public Credential {
        scopes = Set.copyOf(scopes);
        teams = Set.copyOf(teams);
    }

    boolean expiredBy(Instant now) {
        return !now.isBefore(expires);
    }

    Caller caller() {
        return new Caller(id, kind == Kind.SESSION, tenant, role, scopes, subject, teams);
    }
}
