package dev.rollcall.api.http;

import java.util.Locale;
import java.util.Optional;

/// The methods of HTTP that a route can have. `HEAD` is answered by the route of `GET`; all others
/// are answered with 405 everywhere.
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    private static final Method[] ALL = values();

    /// The method of this name, written as the client wrote it; names are case-sensitive.
    public static Optional<Method> of(String name) {
        for (var method : ALL) {
            if (method.name().equals(name)) return Optional.of(method);
        }
        return name.equals("HEAD") ? Optional.of(GET) : Optional.empty();
    }

    /// Whether it may change something.
    public boolean writes() {
        return this != GET;
    }

    /// Written small, as OpenAPI has it.
    public String small() {
        return name().toLowerCase(Locale.ROOT);
    }
}
