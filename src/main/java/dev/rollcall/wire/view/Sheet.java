package dev.rollcall.wire.view;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Ids;
import dev.rollcall.wire.codec.Out;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import tools.jackson.core.io.SerializedString;

/// How something looks, as a table: a row for each key, in the order in which it is written. What
/// is not there (an empty text, a time that never comes) is left out; what is merely false or empty
/// is said, so that a reader need not know what is missing.
final class Sheet<T> {

    interface Part<T> {
        void write(T from, Out out);
    }

    private record Row<T>(SerializedString name, Detail least, Predicate<T> there, Part<T> part) {}

    private final List<Row<T>> rows = new ArrayList<>();
    private Detail least = Detail.STATE;

    /// The rows that follow are for those who may see this much.
    Sheet<T> from(Detail detail) {
        least = detail;
        return this;
    }

    Sheet<T> part(String name, Predicate<T> there, Part<T> part) {
        rows.add(new Row<>(new SerializedString(name), least, there, part));
        return this;
    }

    Sheet<T> part(String name, Part<T> part) {
        return part(name, _ -> true, part);
    }

    Sheet<T> text(String name, Function<T, String> of) {
        return part(name, from -> !of.apply(from).isEmpty(),
                (from, out) -> out.json().writeString(of.apply(from)));
    }

    Sheet<T> time(String name, Function<T, Instant> of) {
        return part(name, from -> !of.apply(from).equals(Claim.OPEN),
                (from, out) -> out.instant(of.apply(from)));
    }

    Sheet<T> truth(String name, Predicate<T> of) {
        return part(name, (from, out) -> out.json().writeBoolean(of.test(from)));
    }

    Sheet<T> number(String name, ToIntFunction<T> of) {
        return part(name, (from, out) -> out.json().writeNumber(of.applyAsInt(from)));
    }

    Sheet<T> ids(String name, Function<T, Collection<? extends Ids>> of) {
        return part(name, (from, out) -> {
            out.json().writeStartArray();
            for (var id : of.apply(from)) out.json().writeString(id.text());
            out.json().writeEndArray();
        });
    }

    void write(T from, Detail detail, Out out) {
        out.json().writeStartObject();
        for (var row : rows) {
            if (row.least().compareTo(detail) > 0 || !row.there().test(from)) continue;
            out.json().writeName(row.name());
            row.part().write(from, out);
        }
        out.json().writeEndObject();
    }
}
