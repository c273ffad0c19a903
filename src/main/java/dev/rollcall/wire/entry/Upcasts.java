package dev.rollcall.wire.entry;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Json;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// How what an older version wrote is brought up to date: one row per version, from it to the next.
/// Adding a field whose absence has a meaning needs no row; everything else does, and nothing that
/// was written is ever written again.
///
/// A row is a function on the tree of one text: a list of events, a command, or a snapshot.
final class Upcasts {

    /// What one version changed.
    ///
    /// @param events of a list of events as written then
    /// @param command of a command as written then
    /// @param snapshot of a tenant's state as written then
    record Row(UnaryOperator<Object> events, UnaryOperator<Object> command,
            UnaryOperator<Object> snapshot) {}

    /// The version that is written now.
    static final int CURRENT = 1;

    /// What we wrote ourselves may be as large as a journal's entry.
    private static final Json.Limits OWN = new Json.Limits(Integer.MAX_VALUE, 200);

    private static final Upcasts ALL = new Upcasts(CURRENT, Map.of());

    private final int current;
    private final Map<Integer, Row> rows;

    /// @param rows version → how it becomes the next
    Upcasts(int current, Map<Integer, Row> rows) {
        this.current = current;
        this.rows = Map.copyOf(rows);
    }

    static Upcasts all() {
        return ALL;
    }

    /// @throws BadInput for a version that nobody here can read
    boolean upToDate(int version) {
        if (version == current) return true;
        if (version > current || !rows.containsKey(version)) {
            throw new BadInput(Code.BAD_VALUE, "expected schema version " + oldest() + " to "
                    + current + ", found " + version + "; it needs another release of Rollcall");
        }
        return false;
    }

    private int oldest() {
        return rows.keySet().stream().min(Integer::compare).orElse(current);
    }

    /// The text of an older version as the current one would have written it.
    ///
    /// @param part which of a row's three functions
    byte[] brought(int version, Function<Row, UnaryOperator<Object>> part, byte[] text) {
        var tree = Json.read(text, OWN);
        if (tree == null) throw new BadInput(Code.MALFORMED, "expected what we wrote, found null");
        for (var at = version; at < current; at++) tree = part.apply(row(at)).apply(tree);
        return Json.write(tree);
    }

    private Row row(int version) {
        var row = rows.get(version);
        if (row != null) return row;
        throw new IllegalStateException("no way from version " + version + " to the next");
    }
}
