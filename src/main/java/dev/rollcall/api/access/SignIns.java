package dev.rollcall.api.access;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;

/// How a person comes in with a browser: with the one-time link of the first start, or with a token
/// that is exchanged for a session, so that no page has to keep it.
public final class SignIns {

    /// An hour to click on a link that was printed into a terminal.
    private static final Duration LINK_LASTS = Duration.ofHours(1);
    private static final int LINKS_MAX = 100;

    private final Credentials credentials;
    private final Authentication authentication;
    private final OneTimeCodes<String> links;
    private final InstantSource clock;

    public SignIns(Credentials credentials, Authentication authentication, InstantSource clock,
            RandomGenerator random) {
        this.credentials = credentials;
        this.authentication = authentication;
        this.links = new OneTimeCodes<>(LINKS_MAX, LINK_LASTS, clock, random);
        this.clock = clock;
    }

    /// A code that makes one administrator's session of this tenant.
    public String administratorsCode(String tenant) {
        return links.create(tenant);
    }

    /// @throws Declined for a code that was used, has run out, or never was
    public Credentials.Fresh withCode(String code, String remote) {
        return switch (links.redeem(code)) {
            case OneTimeCodes.Redeemed.Opens<String>(var tenant) -> session("link", tenant,
                    Role.ADMINISTRATOR, Role.ADMINISTRATOR.most(), "administrator", Set.of(),
                    "");
            case OneTimeCodes.Redeemed.Gone<String> _ -> throw new Declined(Problem.of(410,
                    "code-gone", "this link was used or has run out; start the server with"
                            + " --new-link to get another one"));
            case OneTimeCodes.Redeemed.Unknown<String> _ -> throw authentication.failed(remote);
        };
    }

    /// A session with all that the token may, which ends with it.
    ///
    /// @throws Declined for a token that opens nothing
    public Credentials.Fresh withToken(String token, String remote) {
        var caller = authentication.token(token, remote);
        return session("token " + caller.credential(), caller.tenant(), caller.role(),
                caller.permissions(), caller.subject(), caller.teams(),
                caller.credential());
    }

    private Credentials.Fresh session(String name, String tenant, Role role,
            Set<Permission> scopes, String subject, Set<String> teams,
            String parent) {
        return credentials.create(new Credentials.Wish(Credential.Kind.SESSION, name, tenant, role,
                scopes, subject, teams, clock.instant().plus(role.sessionLasts()), parent));
    }

    public void end(Caller caller) {
        credentials.remove(caller.tenant(), caller.credential());
    }
}
