package dev.rollcall.api.access;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.Method;
import dev.rollcall.api.http.Problem;
import java.util.Optional;

/// Turns a request's credential into a [Caller]: a bearer token in the `Authorization` header, or a
/// browser's session cookie. A cookie is sent by a browser whoever made it ask, so with a cookie a
/// change is accepted only from our own pages (RFC 6265, section 8.2).
public final class Authentication {
    private static final String SCHEME = "Bearer ";

    private final Credentials credentials;
    private final Attempts attempts;
    private final Cookies cookies;

    public Authentication(Credentials credentials, Attempts attempts, Cookies cookies) {
        this.credentials = credentials;
        this.attempts = attempts;
        this.cookies = cookies;
    }

    /// @throws Declined when nobody known is asking
    public Caller caller(Method method, Headers headers, String remote) {
        var authorization = headers.first("Authorization");
        if (authorization.isPresent()) return bearer(authorization.get(), remote);
        var cookie = cookies.read(headers);
        if (cookie.isEmpty()) throw new Declined(unknown("expected a bearer token"));
        if (method.writes()) requireOurPage(headers);
        return known(cookie.get(), Credential.Kind.SESSION, remote);
    }

    private Caller bearer(String authorization, String remote) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Declined(unknown("expected 'Bearer' and a token in Authorization"));
        }
        return token(authorization.substring(SCHEME.length()).strip(), remote);
    }

    /// The caller behind a written token.
    public Caller token(String written, String remote) {
        return known(written, Credential.Kind.TOKEN, remote);
    }

    private Caller known(String written, Credential.Kind kind, String remote) {
        return credentials.find(written, kind).map(Credential::caller)
                .orElseThrow(() -> failed(remote));
    }

    /// The answer to a credential that opens nothing, counted against the address.
    public Declined failed(String remote) {
        return new Declined(attempts.failed(remote)
                .map(wait -> Problem.later(429, "too-many-attempts",
                        "too many unknown tokens came from this address; wait", wait))
                .orElseGet(() -> unknown("the token is unknown, revoked or expired")
                        .with("WWW-Authenticate",
                                "Bearer realm=\"rollcall\", error=\"invalid_token\"")));
    }

    private static Problem unknown(String detail) {
        return Problem.of(401, "unauthenticated", detail)
                .with("WWW-Authenticate", "Bearer realm=\"rollcall\"");
    }

    /// @throws Declined unless the browser says that a page of ours asks
    public void requireOurPage(Headers headers) {
        if (!fromOurPage(headers)) {
            throw new Declined(Problem.of(403, "cross-site",
                    "expected a request from a page of this server; programs send a bearer token"));
        }
    }

    private boolean fromOurPage(Headers headers) {
        var origin = headers.first("Origin");
        if (origin.isPresent()) return cookies.ours(origin.get(), headers.first("Host"));
        return headers.first("Sec-Fetch-Site").equals(Optional.of("same-origin"));
    }

    /// Whether a caller who was let in would still be let in.
    public boolean stillKnown(Caller caller) {
        return credentials.alive(caller.credential());
    }
}
