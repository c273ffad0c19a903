package dev.rollcall.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A run of bytes inside an array, without a copy: a replay of a million entries reads slices of
/// the blocks they were stored in. Whoever makes one gives the array away and must not write to it.
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    public static Bytes of(byte[] array, int offset, int length) {
        if (offset < 0 || length < 0 || length > array.length - offset) {
            throw new IndexOutOfBoundsException("a slice of " + length + " bytes from " + offset
                + " does not lie in " + array.length + " bytes");
        }
        return new Bytes(array, offset, length);
    }

    public static Bytes utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The array these bytes lie in, for parsers that take an offset and a length. Read only.
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    public String utf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
            && Arrays.equals(array, offset, offset + length,
                that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) hash = 31 * hash + array[i];
        return hash;
    }

    /// The first bytes in hexadecimal, for messages of failed tests.
    @Override
    public String toString() {
        int shown = Math.min(length, 32);
        return length + " bytes " + HexFormat.of().formatHex(array, offset, offset + shown)
            + (shown < length ? "…" : "");
    }
}
