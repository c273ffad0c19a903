package dev.rollcall.api.desk;

import dev.rollcall.api.http.Headers;

/// What came in, before anybody has looked at it.
///
/// @param method as the client wrote it
public record Question(String method, String path, String query, Headers headers, Body body,
        String remote) {

    /// What was sent, still on its way.
    @FunctionalInterface
    public interface Body {

        /// @throws dev.rollcall.api.http.Declined for more than `most` bytes, before they are read
        byte[] read(int most);
    }
}
