package dev.rollcall.simulator.stage;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request as a vendor's route sees it. Nothing in it has been believed yet.
public final class Exchange {

    private static final Json.Limits BODY = new Json.Limits(1 << 20, 64);

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> variables;
    private final Function<String, Optional<String>> headers;
    private final byte[] body;

    /// @param query without the question mark
    /// @param headers the first value of a header, its name in any case
    Exchange(String method, String path, String query, Map<String, String> variables,
            Function<String, Optional<String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.variables = variables;
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    /// As it was sent, encoded.
    public String path() {
        return path;
    }

    /// As it was sent, encoded; empty where there is none.
    public String query() {
        return query;
    }

    /// What stood in the path where the route says `{name}`, decoded.
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) throw new IllegalStateException("the route has no {" + name + "}");
        return value;
    }

    /// The first value of a parameter.
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /// Every value of a parameter, in order.
    public List<String> queries(String name) {
        return values(query).getOrDefault(name, List.of());
    }

    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    public Optional<String> cookie(String name) {
        for (var part : header("Cookie").orElse("").split(";", -1)) {
            var at = part.indexOf('=');
            if (at > 0 && part.substring(0, at).strip().equals(name)) {
                return Optional.of(part.substring(at + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// What stands behind `Bearer` or `Basic` in the header Authorization.
    public Optional<String> authorization(String scheme) {
        return header("Authorization")
                .filter(said -> said.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
                .map(said -> said.substring(scheme.length() + 1).strip());
    }

    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// @throws BadInput for a body that is no JSON; the stage answers it with the vendor's 400
    public @Nullable Object json() {
        return Json.read(body, BODY);
    }

    /// The body as an object without its nulls.
    ///
    /// @throws BadInput for a body that is none
    public Map<String, Object> object() {
        if (json() instanceof Map<?, ?>) return Json.map(body);
        throw new BadInput(BadInput.Code.WRONG_TYPE, "expected an object");
    }

    /// A field of the body, as a text; empty where there is none.
    ///
    /// @throws BadInput for a body that is no object
    public String field(String name) {
        return String.valueOf(object().getOrDefault(name, ""));
    }

    /// The first value of a field of a body that a form sent.
    public Optional<String> form(String name) {
        return values(text()).getOrDefault(name, List.of()).stream().findFirst();
    }

    private static Map<String, List<String>> values(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) continue;
            var at = pair.indexOf('=');
            values.computeIfAbsent(decoded(at < 0 ? pair : pair.substring(0, at)),
                    _ -> new ArrayList<>()).add(at < 0 ? "" : decoded(pair.substring(at + 1)));
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new BadInput(BadInput.Code.MALFORMED, "expected an encoded text");
        }
    }
}
