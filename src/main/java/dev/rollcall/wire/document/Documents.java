package dev.rollcall.wire.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The door: text in, documents out, or [Unreadable] with the place and the reason. A source whose
/// name ends in `.json` is JSON, everything else is YAML 1.2 or JSON.
/// A file may hold several documents, separated by `---`; empty ones do not count.
public final class Documents {

    public static List<Document> read(String source, String text) throws Unreadable {
        return read(source, text, Limits.SHIPPED);
    }

    public static List<Document> read(String source, byte[] utf8) throws Unreadable {
        return read(source, decoded(source, utf8, Limits.SHIPPED));
    }

    /// @throws IOException if the file cannot be had at all
    public static List<Document> read(Path file) throws IOException, Unreadable {
        var source = file.toString();
        var size = Files.size(file);
        if (size > Limits.SHIPPED.bytes()) throw tooLong(source, size, Limits.SHIPPED);
        return read(source, Files.readAllBytes(file));
    }

    public static List<Document> read(String source, String text, Limits limits)
            throws Unreadable {
        if (source.endsWith(".json")) return List.of(json(source, text, limits));
        if (text.startsWith("{")) {
            try {
                return List.of(json(source, text, limits));
            } catch (Unreadable noJson) {
                // Then it is YAML that begins with a brace, and its errors are those of YAML.
            }
        }
        return new YamlReader(source, checked(source, text, limits), limits).documents();
    }

    /// The only document of a text: none and several are errors.
    public static Document one(String source, String text) throws Unreadable {
        return only(source, read(source, text));
    }

    public static Document one(String source, byte[] utf8) throws Unreadable {
        return only(source, read(source, utf8));
    }

    public static Document one(Path file) throws IOException, Unreadable {
        return only(file.toString(), read(file));
    }

    /// A text that says it is JSON, whatever its source is called.
    public static Document json(String source, byte[] utf8) throws Unreadable {
        return json(source, decoded(source, utf8, Limits.SHIPPED), Limits.SHIPPED);
    }

    private static Document json(String source, String text, Limits limits) throws Unreadable {
        return new JsonReader(source, checked(source, text, limits), limits).document();
    }

    private static Document only(String source, List<Document> documents) throws Unreadable {
        if (documents.size() == 1) return documents.getFirst();
        if (documents.isEmpty()) {
            throw new Unreadable(new Place(source, 1, 1),
                    "expected a document, found an empty text");
        }
        throw new Unreadable(documents.get(1).at(""),
                "expected one document, found another after ---; put it in a file of its own");
    }

    private static String checked(String source, String text, Limits limits) throws Unreadable {
        if (text.length() > limits.bytes()) throw tooLong(source, text.length(), limits);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Unreadable tooLong(String source, long size, Limits limits) {
        return new Unreadable(new Place(source, 1, 1), "expected at most " + limits.bytes()
                + " bytes, found " + size + "; split the document");
    }

    private static String decoded(String source, byte[] utf8, Limits limits) throws Unreadable {
        if (utf8.length > limits.bytes()) throw tooLong(source, utf8.length, limits);
        var in = ByteBuffer.wrap(utf8);
        var out = CharBuffer.allocate(utf8.length);
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var result = decoder.decode(in, out, true);
            if (result.isError()) result.throwException();
            return out.flip().toString();
        } catch (CharacterCodingException malformed) {
            var good = out.flip().toString();
            int lines = (int) good.chars().filter(c -> c == '\n').count();
            int column = good.length() - good.lastIndexOf('\n');
            throw new Unreadable(new Place(source, lines + 1, column),
                    "expected UTF-8, found the byte 0x%02X; save the file as UTF-8".formatted(
                            utf8[in.position()]));
        }
    }

    private Documents() {}
}
