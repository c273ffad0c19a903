package dev.rollcall.connector.http;

import dev.rollcall.connector.LineBroken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A bearer token that is asked for when it is needed and renewed before it ends. Whoever comes
/// while it is renewed waits for the same one. Safe to use from several threads.
public final class AccessToken {

    /// Where it comes from: the vendor's own request.
    public interface Source {
        Grant ask() throws LineBroken, InterruptedException;
    }

    /// @param lasts from now on
    public record Grant(String token, Duration lasts) {
        @Override
        public String toString() {
            return "a token for " + lasts;
        }
    }

    /// Renewed when a tenth of its life is left, a minute at most.
    private static final Duration MARGIN_MAX = Duration.ofMinutes(1);

    private final Source source;
    private final InstantSource clock;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    public AccessToken(Source source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public synchronized String get() throws LineBroken, InterruptedException {
        if (token.isEmpty() || !clock.instant().isBefore(renewAt)) {
            var grant = source.ask();
            var tenth = grant.lasts().dividedBy(10);
            token = grant.token();
            renewAt = clock.instant().plus(grant.lasts())
                    .minus(tenth.compareTo(MARGIN_MAX) < 0 ? tenth : MARGIN_MAX);
        }
        return token;
    }

    /// It was not taken: the next one asks for another, unless somebody has already.
    public synchronized void refused(String used) {
        if (token.equals(used)) token = "";
    }
}
