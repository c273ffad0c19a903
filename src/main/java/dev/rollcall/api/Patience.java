package dev.rollcall.api;

import dev.rollcall.api.http.Problem;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1Connection;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/// How long a client may take to say what it wants. Helidon waits as long as *something* comes, so
/// a client that drips a byte now and then would keep its connection for ever; here a request's
/// head has a time by which it must be whole, and whoever is later is told 408. It stands between
/// Helidon and its connections and changes nothing of what passes.
///
/// A connection has one thread, which reads, answers and reads again: so the thread knows which
/// connection it serves.
final class Patience implements ServerConnectionSelector, AutoCloseable {
    private static final long NOTHING = Long.MAX_VALUE;
    private static final ThreadLocal<Watched> SERVED = new ThreadLocal<>();

    private final Http1ConnectionSelector within;
    private final Duration most;
    private final Set<Watched> open = ConcurrentHashMap.newKeySet();
    private final Thread watch;

    Patience(Http1ConnectionSelector within, Duration most) {
        this.within = within;
        this.most = most;
        this.watch = Thread.ofVirtual().name("patience").start(this::watch);
    }

    /// The head of the request has been read: what follows has its own limits.
    static void headIsWhole() {
        var served = SERVED.get();
        if (served != null) served.answering(true);
    }

    /// The request has been answered; the next one may begin.
    static void answered() {
        var served = SERVED.get();
        if (served != null) served.answering(false);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(most.dividedBy(10));
                var latest = System.nanoTime() - most.toNanos();
                open.stream().filter(one -> one.since - latest < 0).forEach(Watched::giveUp);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return within.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return within.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return within.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var watched = new Watched(context);
        return new Connection(watched, (Http1Connection) within.connection(watched));
    }

    /// Helidon's connection, entered in the list while it lasts.
    private final class Connection implements ServerConnection, InterruptableTask<Void> {
        private final Watched watched;
        private final Http1Connection helidons;

        Connection(Watched watched, Http1Connection helidons) {
            this.watched = watched;
            this.helidons = helidons;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            open.add(watched);
            SERVED.set(watched);
            try {
                helidons.handle(limit);
            } finally {
                SERVED.remove();
                open.remove(watched);
            }
        }

        @Override
        public Duration idleTime() {
            return helidons.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            helidons.close(interrupt);
        }

        @Override
        public boolean canInterrupt() {
            return helidons.canInterrupt();
        }
    }

    /// A connection's surroundings as Helidon gave them, but for the reader, which looks at the
    /// clock.
    private static final class Watched implements ConnectionContext {
        private final ConnectionContext context;
        private final DataReader reader;
        private volatile long since = NOTHING;
        private boolean answering;

        Watched(ConnectionContext context) {
            this.context = context;
            this.reader = new DataReader(this::read);
        }

        private byte[] read() {
            var source = context.dataReader();
            if (source.available() == 0) source.pullData();
            if (!answering && since == NOTHING) since = System.nanoTime();
            return source.readBytes(source.available());
        }

        void answering(boolean now) {
            answering = now;
            since = NOTHING;
        }

        void giveUp() {
            since = NOTHING;
            var body = Problem.of(408, "too-slow", "expected the request line and headers within"
                    + " seconds").response();
            var text = new StringBuilder("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n");
            body.headers().forEach((name, value) ->
                    text.append(name).append(": ").append(value).append("\r\n"));
            text.append("Content-Length: ").append(body.body().length).append("\r\n\r\n");
            try {
                dataWriter().writeNow(
                        BufferData.create(text.toString().getBytes(StandardCharsets.US_ASCII)),
                        BufferData.create(body.body()));
            } catch (UncheckedIOException gone) {
                // It was too slow for this too.
            }
            serverSocket().close();
        }

        @Override
        public DataReader dataReader() {
            return reader;
        }

        @Override
        public DataWriter dataWriter() {
            return context.dataWriter();
        }

        @Override
        public ListenerContext listenerContext() {
            return context.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return context.executor();
        }

        @Override
        public Router router() {
            return context.router();
        }

        @Override
        public HelidonSocket serverSocket() {
            return context.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return context.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return context.localPeer();
        }

        @Override
        public boolean isSecure() {
            return context.isSecure();
        }

        @Override
        public String socketId() {
            return context.socketId();
        }

        @Override
        public String childSocketId() {
            return context.childSocketId();
        }
    }
}
