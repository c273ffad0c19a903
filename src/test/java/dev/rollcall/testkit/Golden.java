package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Texts under `src/test/resources/golden` that were once found right, read by a person, and must
/// not change by accident. With `-Dgolden=write` a test writes what it finds instead of comparing;
/// whoever does that reads the difference before it is committed.
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    /// The text of a golden file.
    ///
    /// @throws AssertionError when there is none
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String name) {
        var file = file(name);
        if (!Files.exists(file)) throw missing(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where a golden file or folder lies, or would lie.
    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /// The names of the files in a golden folder.
    public static List<String> names(String folder) {
        try (var files = Files.list(file(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Whether golden files are to be written now.
    public static boolean writing() {
        return "write".equals(System.getProperty("golden"));
    }

    /// Holds what was found against the golden file, or makes it the golden file.
    public static void hold(String name, String found) {
        if (writing()) write(name, found);
        assertThat(found).as(changed(file(name))).isEqualTo(text(name));
    }

    /// The same for JSON, which stands in the file one member a line.
    public static void holdJson(String name, String found) {
        hold(name, pretty(found));
    }

    private static void write(String name, String found) {
        try {
            var file = file(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, found);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// JSON without spaces as JSON that people read.
    static String pretty(String json) {
        var text = new StringBuilder();
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            if (c == '"' && (i == 0 || !escaped(json, i))) quoted = !quoted;
            if (!quoted && (c == '}' || c == ']') && !empty(json, i)) line(text, --depth);
            text.append(c);
            if (quoted) continue;
            if (c == ':') text.append(' ');
            if (c == ',') line(text, depth);
            if ((c == '{' || c == '[') && !empty(json, i + 1)) line(text, ++depth);
        }
        return text.append('\n').toString();
    }

    private static boolean escaped(String json, int quote) {
        var slashes = 0;
        while (quote - slashes > 0 && json.charAt(quote - slashes - 1) == '\\') slashes++;
        return slashes % 2 == 1;
    }

    /// Whether what closes here was opened just before.
    private static boolean empty(String json, int close) {
        return (json.charAt(close) == '}' && json.charAt(close - 1) == '{')
            || (json.charAt(close) == ']' && json.charAt(close - 1) == '[');
    }

    private static void line(StringBuilder text, int depth) {
        text.append('\n').repeat(' ', 2 * depth);
    }

    private static AssertionError missing(Path file) {
        return new AssertionError("there is no golden file " + file + ". If what is new is meant, "
            + "write it and read it: ./rollcall test -Dtest=<this test> -Dgolden=write");
    }

    private static String changed(Path file) {
        return "what " + file + " says. Journals hold the old form: a field may be added if its "
            + "absence means something, all else needs a row in Upcasts. If the change is meant, "
            + "run ./rollcall test -Dtest=<this test> -Dgolden=write and read the difference";
    }

    private Golden() {}
}
