package dev.rollcall.bench;

import java.util.Arrays;

/// A long run measured in pieces: the middle piece of the second half says what it takes once
/// everything is warm, whatever else the machine did meanwhile.
final class Chunks {

    static long median(long[] took) {
        var warm = Arrays.copyOfRange(took, took.length / 2, took.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private Chunks() {}
}
