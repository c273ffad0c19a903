package dev.rollcall.connector.http;

import dev.rollcall.connector.Line.Taken;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a system answered. Nothing of a body is ever shown in a message: it may hold anything.
///
/// @param named the request, as messages name it: method and path
@SuppressWarnings("ArrayRecordComponent") // read where it was received, compared by nobody
public record Answer(String named, int status, HttpHeaders headers, byte[] body, Instant at) {

    private static final Json.Limits LIMITS = new Json.Limits(Http.ANSWER_MAX, 32);
    private static final Duration PAUSE_MAX = Duration.ofHours(1);

    public boolean good() {
        return status / 100 == 2;
    }

    /// This answer, if it is a good one.
    ///
    /// @throws LineBroken otherwise
    public Answer expected() throws LineBroken {
        if (good()) return this;
        throw new LineBroken(named + " answered " + status, retryAfter());
    }

    /// @throws LineBroken when it is not JSON
    public Node json() throws LineBroken {
        try {
            return Node.of(named, Json.read(body, LIMITS));
        } catch (BadInput bad) {
            throw new LineBroken(named + ": expected JSON, found "
                    + headers.firstValue("Content-Type").orElse("something else"));
        }
    }

    /// What became of a wish that was answered so: 202 and its like are the vendor's own business.
    public Taken taken() {
        if (good()) return new Taken.Applied();
        if (status == 401 || status == 408 || status == 429 || status / 100 == 5) {
            return new Taken.Unreachable(named + " answered " + status, retryAfter());
        }
        return new Taken.Refused(named + " answered " + status);
    }

    /// How long they ask us to wait (RFC 9110, 10.2.3: seconds or a date), an hour at most; zero:
    /// they do not say.
    public Duration retryAfter() {
        var text = headers.firstValue("Retry-After").orElse("0").strip();
        if (text.matches("\\d{1,9}")) return capped(Duration.ofSeconds(Long.parseLong(text)));
        try {
            return capped(Duration.between(at, ZonedDateTime.parse(text,
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))));
        } catch (DateTimeException nonsense) {
            return Duration.ZERO;
        }
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wait;
    }
}
