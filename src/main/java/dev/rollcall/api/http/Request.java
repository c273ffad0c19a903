package dev.rollcall.api.http;

import dev.rollcall.api.access.Caller;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One question as our handlers see it: no type of the server library is in it, so a handler is
/// tested without a server.
///
/// @param variables what stands in the path where the route has `{name}`
/// @param body read only when somebody asks for it, after everything else has been checked
/// @param remote the address of the other end; a proxy's, if there is one
public record Request(Method method, Target target, Map<String, String> variables, Headers headers,
        Supplier<byte[]> body, Caller caller, String remote, Instant at) {

    /// What stands at `{name}`.
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) throw new IllegalStateException("the route has no {" + name + "}");
        return value;
    }

    /// A parameter of the query.
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(target.query().get(name));
    }

    /// @throws Declined for anything but a whole number in the range
    public int number(String name, int ifAbsent, int least, int most) {
        var text = target.query().get(name);
        if (text == null) return ifAbsent;
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException _) {
            // The answer is the same for a text that is no number and for one out of range.
        }
        throw badParameter(name, "expected a whole number from " + least + " to " + most);
    }

    public static Declined badParameter(String name, String expected) {
        var detail = expected + " for the parameter '" + name + "'";
        return new Declined(new Problem(400, "bad-parameter", detail, List.of(
                new Problem.Entry("?" + name, "bad-value", detail)), Map.of(), Map.of()));
    }

    /// The client's own name for this request, so that asked twice is done once: a text in quotes
    /// (RFC 8941), or bare.
    ///
    /// @throws Declined for a text that cannot be one
    public Optional<String> idempotencyKey() {
        return headers.first("Idempotency-Key").map(raw -> {
            var text = raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"")
                    ? raw.substring(1, raw.length() - 1) : raw;
            if (!text.matches("[\\x21\\x23-\\x7e]{1,200}")) {
                throw new Declined(Problem.of(400, "bad-idempotency-key", "expected 1 to 200"
                        + " printable characters, such as a UUID, in Idempotency-Key"));
            }
            return text;
        });
    }

    /// The body as a tree.
    ///
    /// @throws BadInput for a body that is no JSON
    public @Nullable Object json() {
        return Json.read(body.get());
    }

    /// The body as an object; an empty body is an empty one.
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> object() {
        var bytes = body.get();
        if (bytes.length == 0) return Map.of();
        if (Json.read(bytes) instanceof Map<?, ?> map) return (Map<String, @Nullable Object>) map;
        throw new BadInput("", BadInput.Code.WRONG_TYPE, "expected an object");
    }
}
