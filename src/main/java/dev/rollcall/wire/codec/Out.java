package dev.rollcall.wire.codec;

import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;

/// Where a value is being written: the generator, who seals, and whose fields come next. For one
/// thread and one text.
public final class Out implements AutoCloseable {
    private final JsonGenerator json;
    private final Sealer sealer;
    private final char[] instant = new char[Instants.LENGTH];
    private Instant lastInstant = Instant.EPOCH;
    private String person = "";

    private Out(JsonGenerator json, Sealer sealer) {
        this.json = json;
        this.sealer = sealer;
        Instants.write(lastInstant, instant);
    }

    public static Out to(OutputStream stream, Sealer sealer) {
        return new Out(Json.generator(stream), sealer);
    }

    /// One value, in clear or sealed.
    public static <T> byte[] bytes(Codec<T> codec, T value, Sealer sealer) {
        return bytes(sealer, out -> codec.write(value, out));
    }

    /// Whatever `writing` writes.
    public static byte[] bytes(Sealer sealer, Consumer<Out> writing) {
        var bytes = new ByteArrayBuilder(512);
        try (var out = to(bytes, sealer)) {
            writing.accept(out);
        }
        return bytes.toByteArray();
    }

    public JsonGenerator json() {
        return json;
    }

    Sealer sealer() {
        return sealer;
    }

    @SuppressWarnings("ReferenceEquality") // one object stands for "not sealed"
    boolean clear() {
        return sealer == Sealer.CLEAR;
    }

    String person() {
        if (!person.isEmpty()) return person;
        throw new IllegalStateException("a personal field stands before the person it is about");
    }

    boolean isPerson(String id) {
        return person.equals(id);
    }

    /// From here on personal fields are this person's.
    void person(String id) {
        person = id;
    }

    /// The events of one request share their time, so the last one written is kept as text.
    public void instant(Instant value) {
        if (!value.equals(lastInstant)) {
            Instants.write(value, instant);
            lastInstant = value;
        }
        json.writeString(instant, 0, Instants.LENGTH);
    }

    @Override
    public void close() {
        json.close();
    }
}
