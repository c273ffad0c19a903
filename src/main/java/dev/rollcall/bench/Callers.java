package dev.rollcall.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/// Many connections to one server, all on one thread, each asking again as soon as it has its whole
/// answer. Leaner than any client library, so that what is measured is the server.
final class Callers {

    /// What is said on a connection.
    interface Talk {

        /// The next thing to be asked on a connection.
        ///
        /// @param connection from 0
        /// @param turn how often this connection has asked before
        ByteBuffer ask(int connection, long turn);

        /// The length of the answer at the beginning of what came, or 0 if it is not whole yet.
        ///
        /// @throws IOException for an answer that nobody expected
        int answer(byte[] came, int length) throws IOException;
    }

    /// @param ever all answers, those of the time before among them
    /// @param answers in the time that was measured
    /// @param nanos how long that was
    /// @param asking what asking took of a processor meanwhile
    /// @param answering what the rest of this process took
    record Count(long ever, long answers, long nanos, long asking, long answering) {
        double perSecond() {
            return answers * 1e9 / nanos;
        }
    }

    private static final class Line {
        private final int number;
        private final SocketChannel channel;
        private ByteBuffer asking;
        private byte[] came = new byte[64 << 10];
        private int length;
        private long turn;

        private Line(int number, SocketChannel channel, ByteBuffer asking) {
            this.number = number;
            this.channel = channel;
            this.asking = asking;
        }
    }

    private final InetSocketAddress server;
    private final int connections;
    private final Talk talk;
    private long answers;

    Callers(int port, int connections, Talk talk) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.connections = connections;
        this.talk = talk;
    }

    /// Asks for a while, and then for a while that counts.
    Count run(long warmMillis, long millis) throws IOException {
        try (var selector = Selector.open()) {
            try {
                for (var i = 0; i < connections; i++) open(selector, i);
                until(selector, warmMillis);
                var before = answers;
                var all = Machine.processNanos();
                var mine = Machine.threadNanos();
                var nanos = until(selector, millis);
                mine = Machine.threadNanos() - mine;
                return new Count(answers, answers - before, nanos, mine,
                        Machine.processNanos() - all - mine);
            } finally {
                for (var key : selector.keys()) key.channel().close();
            }
        }
    }

    private void open(Selector selector, int number) throws IOException {
        var channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var line = new Line(number, channel, talk.ask(number, 0));
        channel.register(selector, SelectionKey.OP_READ, line);
        send(line);
    }

    private long until(Selector selector, long millis) throws IOException {
        var began = System.nanoTime();
        var end = began + millis * 1_000_000;
        while (System.nanoTime() < end) {
            selector.select(10);
            for (var key : selector.selectedKeys()) {
                var line = (Line) key.attachment();
                if (key.isWritable()) send(line);
                if (key.isReadable()) receive(line);
                key.interestOps(line.asking.hasRemaining()
                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
            selector.selectedKeys().clear();
        }
        return System.nanoTime() - began;
    }

    private static void send(Line line) throws IOException {
        line.channel.write(line.asking);
    }

    private void receive(Line line) throws IOException {
        if (line.length == line.came.length) {
            line.came = Arrays.copyOf(line.came, 2 * line.length);
        }
        var read = line.channel.read(
                ByteBuffer.wrap(line.came, line.length, line.came.length - line.length));
        if (read < 0) throw new EOFException("the server has hung up");
        line.length += read;
        var whole = talk.answer(line.came, line.length);
        if (whole == 0) return;
        System.arraycopy(line.came, whole, line.came, 0, line.length - whole);
        line.length -= whole;
        answers++;
        line.asking = talk.ask(line.number, ++line.turn);
        send(line);
    }
}
