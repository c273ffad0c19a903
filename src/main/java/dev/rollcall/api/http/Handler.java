package dev.rollcall.api.http;

/// Answers one kind of question. Handlers run on virtual threads and may block.
@FunctionalInterface
public interface Handler {

    /// @throws Declined when the answer is a [Problem]
    Response handle(Request request);
}
