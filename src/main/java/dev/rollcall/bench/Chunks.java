package dev.rollcall.bench;

import java.util.Arrays;

/// A long run measured in pieces: the middle piece of the second half says what it takes once
/// everything is warm, whatever else the machine did meanwhile.
final class Chunks {

    private final int size;
    private final long[] clock;
    private final long[] processor;
    private long began;
    private long spent;

    Chunks(int many, int size) {
        this.size = size;
        this.clock = new long[many];
        this.processor = new long[many];
    }

    /// Does a piece again and again; it is given its number.
    void run(Piece piece) {
        for (var i = 0; i < clock.length; i++) {
            begin();
            piece.run(i);
            clock[i] = System.nanoTime() - began;
            processor[i] = Machine.threadNanos() - spent;
        }
    }

    /// Said inside of a piece: what it did until now does not count.
    void begin() {
        spent = Machine.threadNanos();
        began = System.nanoTime();
    }

    /// Nanoseconds for one of the things that a piece does.
    double nanos() {
        return (double) median(clock) / size;
    }

    Figure micros() {
        return Figure.of(nanos() / 1e3, processor());
    }

    /// The same as spent on a processor, in words.
    String processor() {
        return Machine.each(median(processor), size);
    }

    private static long median(long[] took) {
        var warm = Arrays.copyOfRange(took, took.length / 2, took.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    interface Piece {
        void run(int number);
    }
}
