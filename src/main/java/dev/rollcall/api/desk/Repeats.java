package dev.rollcall.api.desk;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Handler;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asked twice, done once: a client that did not hear the answer sends the question again with the
/// same `Idempotency-Key` and gets the same answer. Keys belong to the credential and the route.
///
/// Answers are remembered here for a day, in memory and within a bound. What a command did is also
/// remembered by the engine under the same key, so a repeat after a restart does nothing twice.
final class Repeats {
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final long BYTES_MAX = 64 << 20;

    /// What an entry costs beside its answer; an estimate.
    private static final long ENTRY_BYTES = 400;

    private record Key(String credential, String route, String text) {}

    private record Seen(Instant at, String fingerprint, Optional<Response.Whole> answer) {
        long bytes() {
            return ENTRY_BYTES + answer.map(whole -> whole.body().length).orElse(0);
        }
    }

    private final InstantSource clock;
    private final Map<Key, Seen> seen = new LinkedHashMap<>();
    private long bytes;

    Repeats(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws Declined when the key stands for another question, or this one is still running
    Response once(Request request, String route, Handler handler) {
        var text = request.idempotencyKey();
        if (text.isEmpty()) return handler.handle(request);
        var key = new Key(request.caller().credential(), route, text.get());
        var known = begin(key, fingerprint(request));
        if (known.isPresent()) return known.get().with("Idempotency-Replayed", "true");
        var answer = Optional.<Response.Whole>empty();
        try {
            var response = answerOf(request, handler);
            if (response instanceof Response.Whole whole && lasting(whole)) {
                answer = Optional.of(whole);
            }
            return response;
        } finally {
            end(key, answer);
        }
    }

    private static Response answerOf(Request request, Handler handler) {
        try {
            return handler.handle(request);
        } catch (Declined declined) {
            return declined.problem().response();
        }
    }

    /// Answers that a repeat must get too. "Not now" is not one of them.
    private static boolean lasting(Response.Whole answer) {
        return answer.status() < 500 && answer.status() != 429;
    }

    private synchronized Optional<Response.Whole> begin(Key key, String fingerprint) {
        forgetOld();
        var known = seen.get(key);
        if (known == null) {
            put(key, new Seen(clock.instant(), fingerprint, Optional.empty()));
            return Optional.empty();
        }
        if (!known.fingerprint().equals(fingerprint)) {
            throw new Declined(Problem.of(422, "idempotency-key-reused",
                    "this Idempotency-Key was used for another request; take a new one"));
        }
        if (known.answer().isEmpty()) {
            throw new Declined(Problem.of(409, "request-running",
                    "the first request with this Idempotency-Key is not answered yet; wait"));
        }
        return known.answer();
    }

    private synchronized void end(Key key, Optional<Response.Whole> answer) {
        var running = remove(key);
        if (running == null || answer.isEmpty()) return;
        put(key, new Seen(running.at(), running.fingerprint(), answer));
    }

    private void put(Key key, Seen entry) {
        seen.put(key, entry);
        bytes += entry.bytes();
    }

    private @Nullable Seen remove(Key key) {
        var entry = seen.remove(key);
        if (entry != null) bytes -= entry.bytes();
        return entry;
    }

    private void forgetOld() {
        var tooOld = clock.instant().minus(REMEMBERED);
        var oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next().getValue();
            if (bytes <= BYTES_MAX && entry.at().isAfter(tooOld)) return;
            oldest.remove();
            bytes -= entry.bytes();
        }
    }

    private static String fingerprint(Request request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.method() + " " + request.target().path() + "?"
                    + request.target().query() + "\n"
                    + request.headers().first("If-Match").orElse("") + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(request.body().get()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
