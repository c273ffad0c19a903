package dev.rollcall.wire.codec;

import java.util.Optional;
import java.util.function.Function;

/// How one type is written as JSON and read back. Reading is strict: what our own hand did not
/// write is a [dev.rollcall.wire.json.BadInput], for a journal that is misread is worse than one
/// that is not read.
public interface Codec<T> {

    /// The parser stands on the value's first token, and afterwards on its last.
    T read(In in);

    void write(T value, Out out);

    /// What a missing field of this type means; empty for a type that must be there. This is the
    /// rule by which fields may be added: an absent text is empty, an absent collection too, an
    /// absent time is [dev.rollcall.domain.Claim#OPEN], an absent truth is false, a number zero.
    default Optional<T> absent() {
        return Optional.empty();
    }

    /// The same, with something to mean when it is absent.
    default Codec<T> or(T absent) {
        var must = this;
        return new Codec<>() {
            @Override
            public T read(In in) {
                return must.read(in);
            }

            @Override
            public void write(T value, Out out) {
                must.write(value, out);
            }

            @Override
            public Optional<T> absent() {
                return Optional.of(absent);
            }
        };
    }

    /// The same JSON for another type.
    default <U> Codec<U> as(Function<T, U> in, Function<U, T> out) {
        var plain = this;
        return new Codec<>() {
            @Override
            public U read(In from) {
                return in.apply(plain.read(from));
            }

            @Override
            public void write(U value, Out to) {
                plain.write(out.apply(value), to);
            }

            @Override
            public Optional<U> absent() {
                return plain.absent().map(in);
            }
        };
    }
}
