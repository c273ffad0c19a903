package dev.rollcall.api.access;

import dev.rollcall.api.http.Headers;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The session cookie: how it is called, written and read. Behind TLS it is bound to this very host
/// by its name (`__Host-`); scripts never see it.
public final class Cookies {
    private final boolean secure;
    private final String name;
    private final Optional<String> publicOrigin;

    /// @param publicUrl the address that browsers use, if it is another one than ours
    public Cookies(Optional<URI> publicUrl) {
        this.secure = publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
        this.name = secure ? "__Host-rollcall" : "rollcall";
        this.publicOrigin = publicUrl.map(url -> url.getScheme() + "://" + url.getAuthority());
    }

    public String set(String written, Duration lasts) {
        return attributes(written, lasts.toSeconds());
    }

    public String clear() {
        return attributes("", 0);
    }

    private String attributes(String value, long seconds) {
        return name + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /// What our cookie holds, if there is one. Two of the same name are none: one is forged.
    Optional<String> read(Headers headers) {
        var found = Optional.<String>empty();
        for (var pair : headers.first("Cookie").orElse("").split(";", -1)) {
            var equals = pair.indexOf('=');
            if (equals < 0 || !pair.substring(0, equals).strip().equals(name)) continue;
            if (found.isPresent()) return Optional.empty();
            found = Optional.of(pair.substring(equals + 1).strip());
        }
        return found;
    }

    /// Whether an `Origin` names this server, as the client sees it.
    boolean ours(String origin, Optional<String> host) {
        return publicOrigin.map(origin::equals).orElse(false)
                || host.filter(us -> origin.equals("http://" + us)
                        || origin.equals("https://" + us)).isPresent();
    }
}
