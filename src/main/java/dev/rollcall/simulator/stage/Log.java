package dev.rollcall.simulator.stage;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Who asked what, and when: the newest [#KEPT_MAX] requests, as tests and people look at them.
/// Requests that a fault answered are here too.
public final class Log {
    public static final int KEPT_MAX = 10_000;

    /// @param query as it was sent, empty where there is none
    /// @param status of the answer; 0 for a connection that was broken
    public record Entry(Instant at, String method, String path, String query, int status) {}

    /// Headers by which somebody shows who they are.
    private static final Pattern PROOF =
            Pattern.compile("authorization|cookie|.*token.*|.*key.*", Pattern.CASE_INSENSITIVE);

    private final Deque<Entry> kept = new ArrayDeque<>();
    private final Set<String> proofs = new LinkedHashSet<>();

    synchronized void add(Entry entry) {
        if (kept.size() == KEPT_MAX) kept.removeFirst();
        kept.add(entry);
    }

    synchronized void heard(String header, String value) {
        if (proofs.size() < KEPT_MAX && PROOF.matcher(header).matches()) proofs.add(value);
    }

    /// By what clients have shown who they are: tokens, keys, cookies, as they stood in headers.
    /// For tests that look whether one shows elsewhere; nobody is told of them over HTTP.
    public synchronized Set<String> proofs() {
        return Set.copyOf(proofs);
    }

    /// In the order of the answers.
    public synchronized List<Entry> entries() {
        return List.copyOf(kept);
    }

    /// How many requests there were of this method whose path matches.
    public long count(String method, Predicate<String> path) {
        return entries().stream()
                .filter(one -> one.method().equals(method) && path.test(one.path())).count();
    }

    public synchronized void clear() {
        kept.clear();
    }
}
