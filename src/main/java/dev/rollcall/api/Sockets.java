package dev.rollcall.api;

import dev.rollcall.api.calls.SocketCall;
import dev.rollcall.api.desk.FrontDesk;
import dev.rollcall.api.desk.Question;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.stream.Streams;
import dev.rollcall.api.stream.Wish;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The door for sockets, beside [Server] the only file that knows Helidon. A socket has two
/// threads: its connection's, which listens to the client's commands, pings and goodbye, and one
/// that tells.
final class Sockets {
    private static final String PATH = "/v1/socket";

    /// More than the longest command; what is longer is no command.
    private static final int MESSAGE_MAX = 16 << 10;

    private static final dev.rollcall.api.http.Headers JSON =
            dev.rollcall.api.http.Headers.of(Map.of("Content-Type", Route.JSON));

    static WsRouting.Builder routing(SocketCall call, FrontDesk desk) {
        return WsRouting.builder().endpoint(PATH, () -> new Ear(call, desk));
    }

    /// One socket.
    private static final class Ear implements WsListener {
        private final SocketCall call;
        private final FrontDesk desk;
        private final StringBuilder heard = new StringBuilder();
        private final ReentrantLock writing = new ReentrantLock();
        private Optional<Wish> wish = Optional.empty();
        private Optional<Thread> teller = Optional.empty();

        Ear(SocketCall call, FrontDesk desk) {
            this.call = call;
            this.desk = desk;
        }

        /// Says no before the handshake, so that a client learns why as it does everywhere.
        @Override
        public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
            Patience.headIsWhole();
            dev.rollcall.api.http.Headers ours =
                    name -> headers.first(HeaderNames.create(name));
            try {
                wish = Optional.of(call.admit(prologue.query().rawValue(), ours, "sockets"));
            } catch (Declined declined) {
                throw said(declined);
            }
            return SocketCall.chosen(ours).map(protocol -> WritableHeaders.create()
                    .set(HeaderNames.create("Sec-WebSocket-Protocol"), protocol));
        }

        private static RequestException said(Declined declined) {
            var problem = declined.problem();
            var builder = RequestException.builder().type(EventType.OTHER)
                    .status(Status.create(problem.status(), problem.title()))
                    .message(problem.code() + " " + problem.detail());
            problem.headers().forEach((name, value) ->
                    builder.header(HeaderValues.create(name, value)));
            return builder.build();
        }

        @Override
        public void onOpen(WsSession session) {
            try {
                teller = wish.map(call::open).map(told -> Thread.ofVirtual().name("socket")
                        .start(() -> tell(told, session)));
            } catch (Declined tooMany) {
                close(session, WsCloseCodes.TRY_AGAIN_LATER, tooMany.problem().detail());
            }
        }

        private void tell(Streams.Messages told, WsSession session) {
            try {
                told.tell(new Streams.Sink() {
                    @Override
                    public void write(byte[] message) throws IOException {
                        Ear.this.write(session, message);
                    }

                    @Override
                    public void end() {
                        close(session, WsCloseCodes.SERVICE_RESTART,
                                "the server is stopping, or the token has ended");
                    }
                });
            } catch (IOException | UncheckedIOException gone) {
                // The client has left; nobody is waiting for words.
            }
        }

        /// An empty message is a sign of life.
        private void write(WsSession session, byte[] message) throws IOException {
            writing.lock();
            try {
                if (message.length == 0) session.ping(BufferData.create(new byte[0]));
                else session.send(new String(message, StandardCharsets.UTF_8), true);
            } catch (RuntimeException gone) {
                throw new IOException("the socket is gone", gone);
            } finally {
                writing.unlock();
            }
        }

        private void close(WsSession session, int code, String reason) {
            writing.lock();
            try {
                session.close(code, reason);
            } finally {
                writing.unlock();
            }
        }

        @Override
        public void onPing(WsSession session, BufferData data) {
            writing.lock();
            try {
                session.pong(data);
            } finally {
                writing.unlock();
            }
        }

        /// A command; its answer goes back before the next one is looked at.
        @Override
        public void onMessage(WsSession session, String text, boolean last) {
            heard.append(text);
            if (heard.length() > MESSAGE_MAX) {
                close(session, WsCloseCodes.TOO_BIG, "expected a command of at most "
                        + MESSAGE_MAX + " characters");
            } else if (last) {
                var message = heard.toString();
                heard.setLength(0);
                wish.ifPresent(from -> reply(session, message, from));
            }
        }

        private void reply(WsSession session, String message, Wish from) {
            try {
                write(session, call.answer(message, body -> desk.answer(new Question("POST",
                        "/v1/commands", "", JSON, _ -> body, "sockets"), from.caller())));
            } catch (IOException gone) {
                // The client has left without waiting for the answer.
            }
        }

        @Override
        public void onMessage(WsSession session, BufferData data, boolean last) {
            close(session, WsCloseCodes.CANNOT_ACCEPT, "expected text");
        }

        @Override
        public void onClose(WsSession session, int status, String reason) {
            teller.ifPresent(Thread::interrupt);
        }

        @Override
        public void onError(WsSession session, Throwable broken) {
            teller.ifPresent(Thread::interrupt);
        }
    }

    private Sockets() {}
}
