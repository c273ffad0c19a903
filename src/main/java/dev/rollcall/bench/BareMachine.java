package dev.rollcall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;

/// What the machine does without us: its disk, its network and its memory. Targets are figures of
/// one machine; these rows say how far this one is from it, and how far in the next hour.
final class BareMachine implements Benchmark {

    private static final int BYTES = 200;

    /// More than any cache holds.
    private static final int NUMBERS = 1 << 24;

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.peer("per second", "the disk: 200 bytes forced onto it, one by one"),
                Row.peer("per second", "the network: 200 bytes over loopback, one by one"),
                Row.peer("ns", "the memory: a read that no cache has"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        return List.of(Figure.of(forced(effort.many(2_000)), ""),
                Figure.of(sent(effort.many(200_000)), "nobody answers"),
                Figure.of(read(effort.many(10_000_000)), ""));
    }

    private interface Once {
        void run() throws IOException;
    }

    private static double perSecond(int many, Once once) throws IOException {
        var began = System.nanoTime();
        for (var i = 0; i < many; i++) once.run();
        return many * 1e9 / (System.nanoTime() - began);
    }

    private static double forced(int many) throws IOException {
        try (var scratch = new Scratch(); var file = FileChannel.open(
                scratch.folder().resolve("forced"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.allocateDirect(BYTES);
            return perSecond(many, () -> {
                file.write(bytes.rewind());
                file.force(false);
            });
        }
    }

    private static double sent(int many) throws Exception {
        var nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var server = ServerSocketChannel.open().bind(nowhere);
                var sender = SocketChannel.open(server.getLocalAddress());
                var receiver = server.accept()) {
            var drain = Thread.ofPlatform().start(() -> drain(receiver));
            var bytes = ByteBuffer.allocateDirect(BYTES);
            var rate = perSecond(many, () -> {
                bytes.rewind();
                while (bytes.hasRemaining()) sender.write(bytes);
            });
            sender.shutdownOutput();
            drain.join();
            return rate;
        }
    }

    private static void drain(SocketChannel from) {
        var into = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (from.read(into.clear()) >= 0) { }
        } catch (AsynchronousCloseException _) {
            // The sender has failed, and says why.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Each number says where the next one to be read stands, so no read can begin before the one
    /// before is done.
    private static double read(int many) {
        var next = circle();
        var at = 0;
        var began = System.nanoTime();
        for (var i = 0; i < many; i++) at = next[at];
        var took = System.nanoTime() - began;
        if (at == next[at]) throw new IllegalStateException("expected a circle");
        return (double) took / many;
    }

    /// One circle through all places in no order (Sattolo).
    private static int[] circle() {
        var next = new int[NUMBERS];
        for (var i = 0; i < NUMBERS; i++) next[i] = i;
        var random = new SplittableRandom(1);
        for (var i = NUMBERS - 1; i > 0; i--) {
            var other = random.nextInt(i);
            var here = next[i];
            next[i] = next[other];
            next[other] = here;
        }
        return next;
    }
}
