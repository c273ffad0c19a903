package dev.rollcall.simulator.stage;

import dev.rollcall.wire.json.BadInput;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.websocket.WsUpgrader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The door of a stage: with [Sockets] all that knows Helidon. It reads a request, lets the fault
/// that is due happen to it, asks the route, writes the answer and then the log.
final class Entrance implements AutoCloseable {

    /// A request's body; what vendors take in one batch is a tenth of it.
    private static final int BODY_MAX = 4 << 20;

    private final Stage stage;
    private final Routes routes;
    private final WebServer server;

    Entrance(int port, Stage stage, Routes routes) throws IOException {
        this.stage = stage;
        this.routes = routes;
        var connections = Http1ConnectionSelector.builder().config(Http1Config.create());
        var builder = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .maxPayloadSize(BODY_MAX)
                .writeBufferSize(0)
                .shutdownGracePeriod(Duration.ofMillis(100))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .protocolsDiscoverServices(false)
                .addRouting(HttpRouting.builder().any(this::serve));
        if (routes.hasSockets()) {
            builder.addRouting(Sockets.routing(stage, this)).addProtocol(Sockets.LIMITS);
            connections.addUpgrader(WsUpgrader.create(Sockets.LIMITS));
        }
        server = builder.addConnectionSelector(connections.build()).build().start();
        if (!server.isRunning() || server.port() < 0) {
            throw new IOException("cannot listen on 127.0.0.1:" + port + ": the port is taken");
        }
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void serve(ServerRequest in, ServerResponse out) {
        var path = in.prologue().uriPath().rawPath();
        var match = routes.handler(in.prologue().method().text(), path);
        var body = in.content().hasEntity() ? in.content().as(byte[].class) : new byte[0];
        var exchange = exchange(in.prologue(), match.map(Routes.Match::variables),
                name -> in.headers().first(HeaderNames.create(name)), body);
        if (path.startsWith(Control.PREFIX)) {
            send(exchange, controlled(exchange, match.map(Routes.Match::target)), out);
            return;
        }
        in.headers().forEach(header -> stage.log().heard(header.name(), header.values()));
        var fault = stage.faults().meet(path);
        if (fault.isPresent()) faulty(exchange, match, fault.get(), out);
        else answer(exchange, vendors(exchange, match), out);
    }

    static Exchange exchange(HttpPrologue prologue, Optional<Map<String, String>> variables,
            Function<String, Optional<String>> headers, byte[] body) {
        return new Exchange(prologue.method().text(), prologue.uriPath().rawPath(),
                prologue.query().rawValue(), variables.orElse(Map.of()), headers, body);
    }

    private Reply controlled(Exchange exchange, Optional<Routes.Handler> handler) {
        if (handler.isEmpty()) return Reply.json(404, Map.of("error", "no such control"));
        try {
            return stage.alone(() -> handler.get().answer(exchange));
        } catch (Declined declined) {
            return declined.reply();
        } catch (IllegalArgumentException bad) {
            return Reply.json(400, Map.of("error", String.valueOf(bad.getMessage())));
        }
    }

    private Reply vendors(Exchange exchange, Optional<Routes.Match<Routes.Handler>> match) {
        Routes.Handler handler = match.map(Routes.Match::target).orElse(asked ->
                routes.failing(routes.known(asked.path()) ? 405 : 404));
        try {
            return stage.alone(() -> routes.around().answer(exchange, asked -> {
                try {
                    return handler.answer(asked);
                } catch (Declined declined) {
                    return declined.reply();
                } catch (BadInput bad) {
                    return routes.failing(400);
                }
            }));
        } catch (Declined declined) {
            return declined.reply();
        }
    }

    private void faulty(Exchange exchange, Optional<Routes.Match<Routes.Handler>> match,
            Fault fault, ServerResponse out) {
        switch (fault) {
            case Fault.Status status -> answer(exchange, failing(status), out);
            case Fault.Html _ -> answer(exchange, Reply.text(200, "text/html",
                    "<!doctype html><title>Sign in</title><h1>Please sign in</h1>"), out);
            case Fault.EndlessBody _ -> endless(exchange, out, 64 << 10, Duration.ZERO);
            case Fault.SlowDrip _ -> endless(exchange, out, 1, Duration.ofMillis(100));
            case Fault.WrongTypes _ ->
                answer(exchange, WrongTypes.of(vendors(exchange, match)), out);
            case Fault.Delay delay -> {
                var reply = vendors(exchange, match);
                pause(delay.time());
                answer(exchange, reply, out);
            }
            case Fault.DroppedConnection _ -> {
                vendors(exchange, match);
                note(exchange, 0);
                throw new CloseConnectionException("a fault that was asked for");
            }
            case Fault.ExpiredTokens _ -> {
                stage.alone(routes::expireTokens);
                answer(exchange, vendors(exchange, match), out);
            }
        }
    }

    /// The vendor's error for a fault.
    Reply failing(Fault.Status status) {
        var reply = routes.failing(status.status());
        return status.retryAfter().isZero() ? reply
                : reply.with("Retry-After", Long.toString(status.retryAfter().toSeconds()));
    }

    Optional<Routes.Match<Routes.Opening>> socket(String path) {
        return routes.socket(path);
    }

    /// Before the answer goes out, so that a client that has it finds it in the log.
    void note(Exchange exchange, int status) {
        stage.log().add(new Log.Entry(stage.clock().instant(), exchange.method(),
                exchange.path(), exchange.query(), status));
    }

    private void answer(Exchange exchange, Reply reply, ServerResponse out) {
        note(exchange, reply.status());
        send(exchange, reply, out);
    }

    private void send(Exchange exchange, Reply reply, ServerResponse out) {
        out.status(reply.status());
        reply.headers().forEach((name, value) -> out.header(HeaderNames.create(name), value));
        switch (reply) {
            case Reply.Whole whole -> {
                if (exchange.method().equals("HEAD") || whole.body().length == 0) out.send();
                else out.send(whole.body());
            }
            case Reply.Stream stream -> stream(stream.conversation(), out);
        }
    }

    private void stream(Conversation conversation, ServerResponse out) {
        var wire = new Wire(stage.faults());
        if (!stage.take(wire)) throw new CloseConnectionException("too many streams");
        try (var body = out.outputStream()) {
            // A comment: Helidon sends the head of an answer with the first of its body.
            body.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            stage.alone(() -> conversation.begins(wire));
            while (wrote(wire.next(), body)) body.flush();
        } catch (IOException | UncheckedIOException gone) {
            // The client has left; nobody is waiting for words.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            wire.gone();
            stage.leave(wire);
            stage.alone(() -> conversation.ends(wire));
        }
    }

    private static boolean wrote(Wire.Frame frame, OutputStream body) throws IOException {
        return switch (frame) {
            case Wire.Frame.Text text -> {
                body.write(text.text().getBytes(StandardCharsets.UTF_8));
                yield true;
            }
            case Wire.Frame.Pong _ -> true;
            case Wire.Frame.Close _, Wire.Frame.End _ -> false;
            case Wire.Frame.Drop _ -> throw new CloseConnectionException("dropped");
        };
    }

    /// Until the client has enough, or this stage closes.
    private void endless(Exchange exchange, ServerResponse out, int bytes, Duration pause) {
        note(exchange, 200);
        out.header(HeaderNames.CONTENT_TYPE, "application/json");
        var part = " ".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        try (var body = out.outputStream()) {
            while (server.isRunning()) {
                body.write(part);
                body.flush();
                pause(pause);
            }
        } catch (IOException | UncheckedIOException gone) {
            // That was the purpose.
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the stage closes", closing);
        }
    }
}
