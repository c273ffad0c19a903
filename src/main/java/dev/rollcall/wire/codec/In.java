package dev.rollcall.wire.codec;

import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/// Where a value is being read from: the parser, who opens seals, whose fields come next, and how a
/// configuration document becomes a configuration again. For one thread and one text.
public final class In {

    /// What reading needs beside the text.
    ///
    /// @param compile makes a configuration of its document, which was found right when it was
    ///     written
    public record Context(Sealer sealer, Function<Map<String, Object>, Configuration> compile) {}

    private final JsonParser json;
    private final Context context;
    private String person = "";

    private In(JsonParser json, Context context) {
        this.json = json;
        this.context = context;
    }

    /// Reads one value and nothing after it.
    ///
    /// @throws BadInput for anything else
    public static <T> T read(
            Codec<T> codec, byte[] utf8, int offset, int length, Context context) {
        try (var parser = Json.parser(utf8, offset, length)) {
            return whole(codec, new In(parser, context));
        } catch (JacksonException malformed) {
            throw Json.malformed(malformed);
        }
    }

    /// @throws JacksonIOException when the stream fails
    public static <T> T read(Codec<T> codec, InputStream stream, Context context) {
        try (var parser = Json.parser(stream)) {
            return whole(codec, new In(parser, context));
        } catch (JacksonIOException failed) {
            throw failed;
        } catch (JacksonException malformed) {
            throw Json.malformed(malformed);
        }
    }

    /// What was under a seal: in clear, but for the rest as around it.
    static <T> T read(Codec<T> codec, byte[] opened, In around) {
        return read(codec, opened, 0, opened.length,
                new Context(Sealer.CLEAR, around.context.compile()));
    }

    private static <T> T whole(Codec<T> codec, In in) {
        if (in.json.nextToken() == null) {
            throw new BadInput(Code.MALFORMED, "expected JSON, found nothing");
        }
        var value = codec.read(in);
        if (in.json.nextToken() == null) return value;
        throw new BadInput(Code.MALFORMED, "expected the end, found more after it");
    }

    JsonParser json() {
        return json;
    }

    Sealer sealer() {
        return context.sealer();
    }

    @SuppressWarnings("ReferenceEquality") // one object stands for "not sealed"
    boolean clear() {
        return context.sealer() == Sealer.CLEAR;
    }

    String person() {
        if (!person.isEmpty()) return person;
        throw new BadInput(Code.BAD_VALUE, "expected whose it is before what is sealed");
    }

    void person(String id) {
        person = id;
    }

    Configuration compile(Map<String, Object> document) {
        try {
            return context.compile().apply(document);
        } catch (IllegalStateException damaged) {
            throw new BadInput(Code.BAD_VALUE, String.valueOf(damaged.getMessage()));
        }
    }

    /// The object that the parser stands on, as a tree.
    Map<String, Object> tree() {
        enterObject();
        return Json.tree(json);
    }

    void enterObject() {
        expect(JsonToken.START_OBJECT, "an object");
    }

    void enterList() {
        expect(JsonToken.START_ARRAY, "a list");
    }

    /// To the next item of a list; false at its end.
    boolean nextItem() {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return json.getString();
    }

    Instant instant() {
        expect(JsonToken.VALUE_STRING, "a time");
        return Instants.read(
                json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
    }

    boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean truth() {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrongType("true or false");
        };
    }

    long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return json.getLongValue();
    }

    int wholeInt() {
        var number = number();
        if (number == (int) number) return (int) number;
        throw new BadInput(Code.BAD_VALUE, "expected a number of 32 bits, found " + number);
    }

    private void expect(JsonToken token, String what) {
        if (json.currentToken() != token) throw wrongType(what);
    }

    private BadInput wrongType(String expected) {
        var token = json.currentToken();
        var found = switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> Kind.of(json.getString());
            default -> String.valueOf(json.getString());
        };
        return new BadInput(Code.WRONG_TYPE, "expected " + expected + ", found " + found);
    }
}
