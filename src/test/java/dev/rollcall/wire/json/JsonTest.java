package dev.rollcall.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.testkit.Anything;
import dev.rollcall.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// JSON from outside: what is read, and how everything else is refused.
final class JsonTest {

    @Test
    void a_tree_holds_plain_values_in_the_order_of_the_text() {
        assertThat(Json.read("{\"b\": [1, -2.5, \"x\", true, {}], \"a\": \"é\"}")).isEqualTo(
            Map.of("b", List.of(1L, -2.5, "x", true, Map.of()), "a", "é"));
        assertThat(Json.text(Json.read("{\"b\":1,\"a\":null}"))).isEqualTo("{\"b\":1,\"a\":null}");
    }

    private record Refused(String what, Supplier<byte[]> text, String pointer, String code) {}

    private static final List<Refused> REFUSED = List.of(
        refused("nothing", "", "", "malformed"),
        refused("no JSON", "{do: sign-in}", "", "malformed"),
        refused("an open end", "{\"a\": [1", "", "malformed"),
        refused("more after the end", "{} {}", "", "malformed"),
        refused("a trailing comma", "[1,]", "", "malformed"),
        refused("a comment", "{} // sign in", "", "malformed"),
        refused("NaN", "[NaN]", "", "malformed"),
        refused("a key twice", "{\"a\": {\"b\": 1, \"b\": 2}}", "/a/b", "malformed"),
        refused("a key twice, once escaped", "{\"b\": 1, \"\\u0062\": 2}", "/b", "malformed"),
        refused("NUL", "{\"a\": \"x\\u0000\"}", "/a", "malformed"),
        refused("NUL in a key", "{\"x\\u0000\": 1}", "", "malformed"),
        refused("half a character", "[\"\\ud83d\"]", "/0", "malformed"),
        refused("halves in the wrong order", "[\"\\ude00\\ud83d\"]", "/0", "malformed"),
        refused("a number beyond doubles", "[0, 1e400]", "/1", "bad-value"),
        refused("2^63", "[9223372036854775808]", "/0", "bad-value"),
        refused("41 digits", "[" + "1".repeat(41) + "]", "", "malformed"),
        refused("a megabyte of digits", "[" + "1".repeat(1_000_000) + "]", "", "malformed"),
        refused("65 lists", "[".repeat(65) + "]".repeat(65), "/0".repeat(64), "too-deep"),
        refused("10,000 lists", "[".repeat(10_000) + "]".repeat(10_000), "/0".repeat(64),
            "too-deep"),
        refused("more than a megabyte", "\"" + "x".repeat(1 << 20) + "\"", "", "too-long"),
        new Refused("no UTF-8", () -> new byte[] {'"', (byte) 0xc3, '"'}, "", "malformed"),
        new Refused("an overlong slash", () -> new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'},
            "", "malformed"),
        new Refused("UTF-16", () -> "[1]".getBytes(StandardCharsets.UTF_16), "", "malformed"));

    private static Refused refused(String what, String text, String pointer, String code) {
        return new Refused(what, () -> text.getBytes(StandardCharsets.UTF_8), pointer, code);
    }

    @TestFactory
    Stream<DynamicTest> what_json_does_not_say_clearly_is_refused() {
        return REFUSED.stream().map(one -> DynamicTest.dynamicTest(one.what(), () ->
            assertThatThrownBy(() -> Json.read(one.text().get()))
                .isInstanceOfSatisfying(BadInput.class, bad -> {
                    var problem = bad.problems().getFirst();
                    assertThat(problem.pointer()).isEqualTo(one.pointer());
                    assertThat(problem.code().text()).isEqualTo(one.code());
                    assertThat(problem.detail()).hasSizeLessThan(400);
                })));
    }

    @Test
    void sixty_four_lists_in_each_other_are_read() {
        assertThat(Json.read("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
    }

    @Test
    void a_tree_comes_back_as_it_was() {
        Seeds.forAll(2_000, random -> {
            var tree = new Anything(random).tree(5);
            assertThat(Json.read(Json.write(tree))).isEqualTo(tree);
        });
    }

    @Test
    void any_bytes_are_a_tree_or_bad_input() {
        Seeds.forAll(20_000, random -> {
            var bytes = Json.write(new Anything(random).tree(4));
            for (var hits = random.nextInt(4); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        });
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            Json.read(bytes);
        } catch (BadInput expected) {
            assertThat(expected.problems()).isNotEmpty();
        }
    }
}
