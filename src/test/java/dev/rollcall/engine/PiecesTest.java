package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A stream in a stream, of any length, read in any way.
final class PiecesTest {

    @Test
    void what_was_put_in_comes_out_and_what_follows_is_not_touched() {
        Seeds.forAll(300, random -> {
            var first = bytes(random);
            var second = bytes(random);
            try (var in = new DataInputStream(new ByteArrayInputStream(
                    written(random, first, second)))) {
                try (var inner = Pieces.from(in)) {
                    assertThat(inner.readAllBytes()).isEqualTo(first);
                    assertThat(inner.read()).isEqualTo(-1);
                }
                assertThat(in.readInt()).isEqualTo(42);
                try (var inner = Pieces.from(in)) {
                    inner.readNBytes(random.nextInt(second.length + 1));
                }
                assertThat(in.readInt()).as("closing leads to the end").isEqualTo(42);
                assertThat(in.read()).isEqualTo(-1);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    @Test
    void a_stream_that_ends_too_early_says_so() throws IOException {
        var random = new SplittableRandom(1);
        var whole = written(random, new byte[100], new byte[0]);
        for (var length = 0; length < 104; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> {
                try (var in = new DataInputStream(new ByteArrayInputStream(cut))) {
                    Pieces.from(in).readAllBytes();
                }
            }).as("cut at %d", length).isInstanceOf(EOFException.class);
        }
    }

    private static byte[] bytes(SplittableRandom random) {
        var bytes = new byte[random.nextInt(random.nextInt(1, 200_000))];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Each in pieces, in writes of any size, and 42 behind it.
    private static byte[] written(SplittableRandom random, byte[]... contents)
        throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var content : contents) {
            try (var inner = Pieces.to(out)) {
                for (var at = 0; at < content.length; ) {
                    var size = Math.min(content.length - at, random.nextInt(70_000));
                    if (size == 1) inner.write(content[at]);
                    else inner.write(content, at, size);
                    at += size;
                }
            }
            out.writeInt(42);
        }
        return bytes.toByteArray();
    }
}
