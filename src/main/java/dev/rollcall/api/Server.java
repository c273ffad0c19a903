package dev.rollcall.api;

import dev.rollcall.api.calls.SocketCall;
import dev.rollcall.api.desk.FrontDesk;
import dev.rollcall.api.desk.Question;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Response;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsUpgrader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The door to the street: with [Patience] and [Sockets] all that knows Helidon's server. It turns
/// what Helidon read into a [Question], hands it to the [FrontDesk], and writes the [Response].
/// What Helidon itself declines, before there is a question, gets the form of a [Problem] here.
public final class Server implements AutoCloseable {

    /// Longest first line and headers of a request, in bytes; the usual limits of proxies.
    private static final int PROLOGUE_MAX = 8 << 10;
    private static final int HEADERS_MAX = 16 << 10;

    /// A body is read in parts of this many bytes.
    private static final int PART_MAX = 8 << 10;

    /// A client says no more on a socket than a command.
    private static final WsConfig SOCKETS =
            WsConfig.builder().maxFrameLength(16 << 10).build();

    /// How long a connection may stay silent in the middle of a request, or between two.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(75);

    /// @param port 0: any that is free
    /// @param bodyMax bytes; what is larger is declined before it is read
    /// @param headMax time for the request line and headers, from their first byte on
    /// @param bodyTime the same for a body; a long one has [#BODY_RATE] on top
    public record Settings(String host, int port, int bodyMax, int connectionsMax,
            Duration headMax, Duration bodyTime) {

        /// Nobody who means it needs longer.
        public Settings(String host, int port, int bodyMax, int connectionsMax) {
            this(host, port, bodyMax, connectionsMax, Duration.ofSeconds(10),
                    Duration.ofSeconds(20));
        }
    }

    /// Bytes a second, below the slowest of lines that people work on.
    private static final int BODY_RATE = 8 << 10;

    private final WebServer server;
    private final Patience patience;

    private Server(WebServer server, Patience patience) {
        this.server = server;
        this.patience = patience;
    }

    /// @throws IOException when the port cannot be had
    public static Server start(Settings settings, FrontDesk desk, Optional<SocketCall> sockets)
            throws IOException {
        var builder = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .maxPayloadSize(settings.bodyMax())
                .maxTcpConnections(settings.connectionsMax())
                .writeBufferSize(0)
                .idleConnectionTimeout(SILENCE_MAX)
                .idleConnectionPeriod(Duration.ofSeconds(15))
                .shutdownGracePeriod(Duration.ofSeconds(5))
                .connectionOptions(SocketOptions.builder()
                        .readTimeout(SILENCE_MAX).tcpNoDelay(true).build())
                .protocolsDiscoverServices(false)
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .directHandlers(problems())
                .addRouting(HttpRouting.builder().any((in, out) ->
                        serve(desk, settings, in, out)));
        sockets.ifPresent(call -> builder.addRouting(Sockets.routing(call, desk))
                .addProtocol(SOCKETS));
        var patience = new Patience(connections(sockets.isPresent()), settings.headMax());
        builder.addConnectionSelector(patience);
        try {
            var server = builder.build().start();
            // Helidon logs what went wrong and returns a server that stands still.
            if (server.isRunning() && server.port() >= 0) return new Server(server, patience);
            patience.close();
            throw cannotListen(settings, null);
        } catch (UncheckedIOException | IllegalArgumentException refused) {
            patience.close();
            throw cannotListen(settings, refused);
        }
    }

    private static Http1ConnectionSelector connections(boolean sockets) {
        var selector = Http1ConnectionSelector.builder().config(Http1Config.builder()
                .maxPrologueLength(PROLOGUE_MAX).maxHeadersSize(HEADERS_MAX).build());
        if (sockets) selector.addUpgrader(WsUpgrader.create(SOCKETS));
        return selector.build();
    }

    private static IOException cannotListen(Settings settings, @Nullable Exception why) {
        return new IOException("cannot listen on " + settings.host() + ":" + settings.port()
                + ": the port is taken, or the address is none of this machine's", why);
    }

    public int port() {
        return server.port();
    }

    /// Takes no more connections, lets requests end, and closes what is left.
    @Override
    public void close() {
        server.stop();
        patience.close();
    }

    private static void serve(FrontDesk desk, Settings settings, ServerRequest in,
            ServerResponse out) {
        notInterrupted();
        Patience.headIsWhole();
        var prologue = in.prologue();
        var remote = in.remotePeer().address() instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress() : in.remotePeer().host();
        var answer = desk.answer(new Question(prologue.method().text(),
                prologue.uriPath().rawPath(), prologue.query().rawValue(),
                name -> in.headers().first(HeaderNames.create(name)),
                most -> body(in, most, settings.bodyTime()), remote));
        notInterrupted();
        send(answer, out);
        Patience.answered();
        notInterrupted();
    }

    /// A server that stops interrupts whoever waits for a request. One that has come all the same
    /// is answered, and its connection ends after it; interrupted, Helidon would send a 500 behind
    /// the answer, which the next request on the connection would take for its own.
    private static void notInterrupted() {
        var _ = Thread.interrupted();
    }

    private static byte[] body(ServerRequest in, int most, Duration time) {
        if (!in.content().hasEntity()) return new byte[0];
        var said = in.headers().contentLength().orElse(Math.min(PART_MAX, most));
        if (said > most) throw unread(tooLarge());
        try {
            var part = new byte[Math.clamp(said, 1, PART_MAX)];
            var body = readNBytes(in.content().inputStream(), most + 1, part, time);
            if (body.length > most) throw unread(tooLarge());
            return body;
        } catch (Declined declined) {
            throw declined;
        } catch (RequestException declined) {
            throw unread(declined.status().code() < 500
                    ? problem(declined.status(), String.valueOf(declined.getMessage()))
                    : unfinished());
        } catch (IOException | RuntimeException broken) {
            throw unread(unfinished());
        }
    }

    private static Problem unfinished() {
        return Problem.of(400, "bad-framing", "the body ended before it was whole");
    }

    /// @param part what is read at once: no more than a short body needs
    private static byte[] readNBytes(InputStream in, int most, byte[] part, Duration time)
            throws IOException {
        var began = System.nanoTime();
        var all = new ByteArrayOutputStream(part.length);
        for (var n = in.read(part); n >= 0; n = in.read(part)) {
            all.write(part, 0, Math.min(n, most - all.size()));
            if (all.size() == most) break;
            var allowed = time.plusSeconds(all.size() / BODY_RATE);
            if (System.nanoTime() - began > allowed.toNanos()) throw unread(tooSlow());
        }
        return all.toByteArray();
    }

    private static Problem tooSlow() {
        return Problem.of(408, "too-slow", "the body came more slowly than is waited for");
    }

    /// What is left of the body is not waited for.
    private static Declined unread(Problem problem) {
        return new Declined(problem.with("Connection", "close"));
    }

    private static void send(Response answer, ServerResponse out) {
        out.status(answer.status());
        answer.headers().forEach((name, value) -> out.header(HeaderNames.create(name), value));
        switch (answer) {
            case Response.Whole whole -> out.send(whole.body());
            case Response.Live live -> {
                try (var stream = out.outputStream()) {
                    live.body().write(stream);
                } catch (IOException | UncheckedIOException gone) {
                    // The client has left; its stream is closed and nobody is waiting for words.
                }
            }
        }
    }

    private static DirectHandlers problems() {
        DirectHandler problem = Server::problem;
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) handlers.addHandler(type, problem);
        return handlers.build();
    }

    private static DirectHandler.TransportResponse problem(DirectHandler.TransportRequest request,
            EventType type, Status status, ServerResponseHeaders headers, String message) {
        var encoded = request.headers().contains(HeaderNames.CONTENT_ENCODING);
        var problem = encoded ? Problem.of(415, "unsupported-encoding", "expected a body as it is")
                : problem(status, message);
        var answer = problem.response();
        answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(answer.status(), problem.title()))
                .headers(headers)
                .keepAlive(false)
                .entity(answer.body())
                .build();
    }

    /// @param message Helidon's own words; the first line of them is fit to be shown
    private static Problem problem(Status status, String message) {
        return switch (status.code()) {
            case 413 -> tooLarge();
            case 414 -> Problem.of(414, "target-too-long", "the address is too long");
            case 505 -> Problem.of(505, "http-version-not-supported", "expected HTTP/1.1");
            case 400 -> message.contains("size")
                    ? Problem.of(431, "headers-too-large", "expected at most " + HEADERS_MAX
                            + " bytes of headers")
                    : Problem.of(400, "bad-request", "expected HTTP/1.1 (RFC 9112): "
                            + message.lines().findFirst().orElse("found nothing"));
            default -> ours(status, message);
        };
    }

    private static Problem tooLarge() {
        return Problem.of(413, "body-too-large",
                "the body is larger than is taken here; send it in parts");
    }

    /// What [Sockets] declines comes through Helidon: a code and a detail in one text.
    private static Problem ours(Status status, String message) {
        var space = message.indexOf(' ');
        return space < 1 ? Problem.of(status.code(), "http-" + status.code(), message)
                : Problem.of(status.code(), message.substring(0, space),
                        message.substring(space + 1));
    }
}
