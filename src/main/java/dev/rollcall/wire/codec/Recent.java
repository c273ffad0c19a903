package dev.rollcall.wire.codec;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that were made of the same text a moment ago, made once. A floor of 100,000 agents knows
/// a dozen statuses, and a replay should not leave a hundred thousand copies of each behind.
///
/// Shared by all threads without a lock: a row is immutable, and whoever loses a race only makes
/// one copy more.
final class Recent<T> {
    private static final int ROWS = 1_024;

    private record Row<T>(String text, T value) {}

    private final @Nullable Row<T>[] rows;
    private final Function<String, T> make;

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no generic array
    Recent(Function<String, T> make) {
        this.rows = new Row[ROWS];
        this.make = make;
    }

    T get(String text) {
        var hash = text.hashCode();
        var place = (hash ^ (hash >>> 16)) & (ROWS - 1);
        @Nullable Row<T> row = rows[place];
        if (row != null && row.text().equals(text)) return row.value();
        var value = make.apply(text);
        rows[place] = new Row<>(text, value);
        return value;
    }
}
