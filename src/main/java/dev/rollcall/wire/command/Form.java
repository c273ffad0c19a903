package dev.rollcall.wire.command;

import dev.rollcall.wire.codec.Codec;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a field of a verb may hold: how it is read from somebody's tree, with limits and good
/// advice; how our journal writes and reads it; and how it is described to whoever must send it.
///
/// @param type in a word or two, for tables and messages: `duration`, `list of ids`
/// @param schema JSON Schema (2020-12) of it, for OpenAPI
public record Form<V>(
        String type, Map<String, Object> schema, Reading<V> reading, Codec<V> codec) {

    public interface Reading<V> {
        /// @throws dev.rollcall.wire.json.BadInput with pointers that begin at `node`
        V read(@Nullable Object node);
    }

    /// The same form holding a type of the domain instead of a plain value.
    <W> Form<W> as(Function<V, W> in, Function<W, V> out) {
        return as(in, codec.as(in, out));
    }

    <W> Form<W> as(Function<V, W> in, Codec<W> kept) {
        return new Form<>(type, schema, node -> in.apply(reading.read(node)), kept);
    }
}
