package dev.rollcall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Open streams of server-sent events, all read by one thread, which takes every byte and looks for
/// agents in some of them.
final class Listeners implements AutoCloseable {

    private static final byte[] AGENT = "\"id\":\"agent-".getBytes(StandardCharsets.UTF_8);

    /// What came on a watched stream and was not looked at: an agent cut in two.
    private static final class Line {
        private final byte[] came = new byte[256 << 10];
        private int length;
    }

    private final Selector selector;
    private final Thread reader;
    private final IntConsumer seen;
    private final ByteBuffer unread = ByteBuffer.allocateDirect(256 << 10);
    private final AtomicLong agents = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long processor;
    private volatile boolean closed;

    /// @param path of each stream, by its number
    /// @param seen is told the number of each agent that is seen, on the thread that reads
    Listeners(BenchHouse house, int streams, IntFunction<String> path, IntConsumer seen)
            throws IOException {
        this(house, streams, streams, path, seen);
    }

    /// @param watched so many of them are looked into
    Listeners(BenchHouse house, int streams, int watched, IntFunction<String> path,
            IntConsumer seen) throws IOException {
        this.selector = Selector.open();
        this.seen = seen;
        this.reader = Thread.ofPlatform().name("bench-listeners").start(this::read);
        for (var i = 0; i < streams; i++) {
            var channel = SocketChannel.open(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), house.port()));
            channel.write(ByteBuffer.wrap(Http.get(path.apply(i), house.token())));
            channel.configureBlocking(false);
            if (i < watched) channel.register(selector, SelectionKey.OP_READ, new Line());
            else channel.register(selector, SelectionKey.OP_READ);
            selector.wakeup();
        }
    }

    private void read() {
        try (selector) {
            while (!closed) {
                selector.select(100);
                for (var key : selector.selectedKeys()) receive(key);
                selector.selectedKeys().clear();
                processor = Machine.threadNanos();
            }
            for (var key : selector.keys()) key.channel().close();
        } catch (IOException failed) {
            throw new UncheckedIOException("a stream broke", failed);
        }
    }

    private void receive(SelectionKey key) throws IOException {
        var line = (Line) key.attachment();
        var buffer = line == null ? unread.clear()
                : ByteBuffer.wrap(line.came, line.length, line.came.length - line.length);
        var read = ((SocketChannel) key.channel()).read(buffer);
        if (read < 0) throw new IOException("the server has ended a stream");
        bytes.addAndGet(read);
        if (line == null) return;
        line.length += read;
        look(line);
    }

    private void look(Line line) {
        var at = 0;
        while (true) {
            var start = Http.find(line.came, at, line.length, AGENT);
            if (start == Http.NOT_FOUND) {
                keep(line, Math.max(at, line.length - AGENT.length + 1));
                return;
            }
            at = start + AGENT.length;
            var number = 0;
            while (at < line.length && line.came[at] >= '0' && line.came[at] <= '9') {
                number = number * 10 + line.came[at++] - '0';
            }
            if (at == line.length) {
                keep(line, start);
                return;
            }
            agents.incrementAndGet();
            seen.accept(number);
        }
    }

    private static void keep(Line line, int from) {
        line.length -= from;
        System.arraycopy(line.came, from, line.came, 0, line.length);
    }

    /// How often an agent was seen on the watched streams.
    long agents() {
        return agents.get();
    }

    /// What reading has taken of a processor.
    long processorNanos() {
        return processor;
    }

    /// Waits until so many agents were seen.
    void await(long expected) throws InterruptedException {
        for (var tries = 0; agents() < expected; tries++) {
            if (tries > 6_000) {
                throw new IllegalStateException("expected %,d agents on the streams, found %,d"
                        .formatted(expected, agents()));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// Waits until nothing comes any more.
    void awaitSilence() throws InterruptedException {
        var before = -1L;
        while (before != bytes.get()) {
            before = bytes.get();
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
