package dev.rollcall.api.desk;

import dev.rollcall.api.http.Headers;
import java.util.function.Supplier;

/// What came in, before anybody has looked at it.
///
/// @param method as the client wrote it
/// @param body reads the body; declines one that is too large before it has been read
public record Question(String method, String path, String query, Headers headers,
        Supplier<byte[]> body, String remote) {}
