package dev.rollcall.connector.contract;

import java.time.InstantSource;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Who is in a system of the contract, what the connection to it is called, and what time it is.
///
/// @param people agents of ours; whoever comes after them there is nobody here
public record Cast(String connection, int people, InstantSource clock) {

    /// An agent's id in the hub.
    static String agent(int person) {
        return person == 0 ? "ana" : "agent-" + person;
    }

    /// An id as Microsoft and Vonage give them.
    static String guid(int person) {
        return "97c9aa00-0000-4000-8000-" + "%012x".formatted(person + 1);
    }

    /// Our people there.
    <T> List<T> ours(IntFunction<T> person) {
        return IntStream.range(0, people).mapToObj(person).toList();
    }

    /// Our people there, and somebody else.
    <T> List<T> all(IntFunction<T> person) {
        return IntStream.rangeClosed(0, people).mapToObj(person).toList();
    }
}
