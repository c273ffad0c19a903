package dev.rollcall.wire.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the readers refuse: always with a place and a reason, never with a stack trace.
final class UnreadableTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a: 1\\n\\tb: 2              | 2:1 | expected spaces, found a tab
        a:\\n  b: 1\\n   c: 2       | 3:5 | mapping values are not allowed here
        a: [1, 2                    | 1:9 | expected ',' or ']'
        a: {b: 1                    | 1:9 | expected ',' or '}'
        a: "b                       | 1:6 | found unexpected end of stream
        a: 1\\na: 2                 | 2:1 | found 'a' a second time
        x: {b: 1, c: {b: 2}, b: 3}  | 1:22 | found 'b' a second time
        - a\\nb: 1                  | 2:1 | expected <block end>
        a: *nobody                  | 1:4 | no &nobody finished above it
        a: &x [*x]                  | 1:8 | no &x finished above it
        a: !!java.io.File x         | 1:4 | found the tag tag:yaml.org,2002:java.io.File
        a: !mine {b: 1}             | 1:4 | found the tag !mine
        ? [a, b]\\n: 1              | 1:3 | expected a text as key
        a: 99999999999999999999     | 1:4 | expected a number within 64 bits
        a: .inf                     | 1:4 | expected a number within 64 bits
        a: 1e999                    | 1:4 | expected a number within 64 bits
        %YAML 9.9\\n---\\na: 1      | 1:1 | expected YAML 1.2, found
        a: b\\n---\\nc: d           | 3:1 | expected one document, found another
        a: \\u0007                  | 1:4 | found the character U+0007
        @a: 1                       | 1:1 | found character '@'
        """)
    void yaml_is_refused_with_place_and_reason(String text, String place, String reason) {
        var unreadable = refused("t.yaml", unescaped(text));
        assertThat(unreadable.place()).hasToString("t.yaml:" + place);
        assertThat(unreadable.reason()).contains(reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"a": 1,}            | 1:9  | not JSON
        {"a": 1 "b": 2}      | 1:9  | not JSON
        {'a': 1}             | 1:2  | not JSON
        {"a": 1} {"b": 2}    | 1:10 | found more after the document
        {"a": 1, "a": 2}     | 1:10 | found 'a' a second time
        {"a": NaN}           | 1:10 | not JSON
        {"a": 01}            | 1:8  | not JSON
        {"a": 1e999}         | 1:7  | expected a number within 64 bits
        {"a": 99999999999999999999} | 1:7 | expected a number within 64 bits
        {"a": "b             | 1:9  | not JSON
        null                 | 1:1  | expected a map, found null
        {"a": /* no */ 1}    | 1:7  | not JSON
        """)
    void json_is_refused_with_place_and_reason(String text, String place, String reason) {
        var unreadable = refused("t.json", text);
        assertThat(unreadable.place()).hasToString("t.json:" + place);
        assertThat(unreadable.reason()).contains(reason);
    }

    @Test
    void nothing_at_all() {
        assertThat(refused("t.yaml", "")).hasMessage(
                "t.yaml:1:1: expected a document, found an empty text");
        assertThat(refused("t.yaml", "# only a comment\n").reason()).contains("empty text");
        assertThat(refused("t.json", " ").reason()).contains("expected JSON, found nothing");
    }

    @Test
    void deeper_than_the_limit_in_either_language() {
        assertThat(refused("t.yaml", "[".repeat(65) + "]".repeat(65)))
                .hasMessageStartingWith("t.yaml:1:65: expected at most 64 maps and lists");
        assertThat(refused("t.json", "[".repeat(65) + "]".repeat(65)))
                .hasMessageStartingWith("t.json:1:65: expected at most 64 maps and lists");
        assertThat(refused("t.yaml", "[".repeat(1_000_000)).reason()).contains("at most 64");
        assertThat(refused("t.json", "[".repeat(1_000_000)).reason()).contains("at most 64");
    }

    @Test
    void aliases_that_multiply() {
        var laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            var before = "*a" + (i - 1);
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i,
                    String.join(", ", java.util.Collections.nCopies(10, before))));
        }
        assertThat(refused("t.yaml", laughs.toString()).reason())
                .startsWith("expected at most 5000000 values, found more (an alias counts");
    }

    @Test
    void more_than_the_limits() {
        var limits = new Limits(20, 64, 5);
        assertThat(refused(limits, "a: 12345678901234567890").reason())
                .startsWith("expected at most 20 bytes, found 23");
        assertThat(refused(limits, "[1, 2, 3, 4, 5]").reason())
                .startsWith("expected at most 5 values");
    }

    @Test
    void bytes_that_are_no_utf_8() {
        var latin = "a: 1\nb: Grün\n".getBytes(StandardCharsets.ISO_8859_1);
        var unreadable = catchThrowableOfType(Unreadable.class,
                () -> Documents.one("t.yaml", latin));
        assertThat(unreadable).hasMessage(
                "t.yaml:2:6: expected UTF-8, found the byte 0xFC; save the file as UTF-8");
        var cut = catchThrowableOfType(Unreadable.class,
                () -> Documents.one("t.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3}));
        assertThat(cut.place()).hasToString("t.yaml:1:4");
    }

    @Test
    void a_file_is_named_in_its_errors(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("tenant.yaml"), "a: [1\n");
        var unreadable = catchThrowableOfType(Unreadable.class, () -> Documents.one(file));
        assertThat(unreadable.place().source()).isEqualTo(file.toString());
    }

    @Test
    void ten_megabytes_are_read_or_refused_quickly() {
        var texts = List.of("a".repeat(10_000_000), "1".repeat(10_000_000),
                "a: '" + "x".repeat(10_000_000), "- ".repeat(5_000_000), "? ".repeat(5_000_000),
                "&a ".repeat(3_000_000), "#".repeat(10_000_000), "\n".repeat(10_000_000),
                "{".repeat(5_000_000), "\"\\u".repeat(3_000_000));
        for (var text : texts) {
            try {
                Documents.read("t.yaml", text);
            } catch (Unreadable expected) {
                assertThat(expected.reason()).hasSizeLessThan(500);
            }
        }
    }

    private static Unreadable refused(String source, String text) {
        return catchThrowableOfType(Unreadable.class, () -> Documents.one(source, text));
    }

    private static Unreadable refused(Limits limits, String text) {
        return catchThrowableOfType(Unreadable.class,
                () -> Documents.read("t.yaml", text, limits));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");
    }
}
