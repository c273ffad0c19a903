package dev.rollcall.simulator.stage;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// WebSockets of a stage. A socket has two threads: its connection's, which listens, and one that
/// writes what the vendor puts on its [Wire].
final class Sockets {

    static final WsConfig LIMITS = WsConfig.builder().maxFrameLength(1 << 20).build();

    private static final int MESSAGE_MAX = 4 << 20;

    static WsRouting.Builder routing(Stage stage, Entrance entrance) {
        return WsRouting.builder().endpoint("/*", () -> new Ear(stage, entrance));
    }

    /// One socket.
    private static final class Ear implements WsListener {
        private final Stage stage;
        private final Entrance entrance;
        private final Wire wire;
        private final StringBuilder heard = new StringBuilder();
        private final AtomicBoolean ended = new AtomicBoolean();
        private Optional<Conversation> conversation = Optional.empty();

        Ear(Stage stage, Entrance entrance) {
            this.stage = stage;
            this.entrance = entrance;
            this.wire = new Wire(stage.faults());
        }

        @Override
        public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
            var path = prologue.uriPath().rawPath();
            var match = entrance.socket(path);
            var exchange = Entrance.exchange(prologue, match.map(Routes.Match::variables),
                    name -> headers.first(HeaderNames.create(name)), new byte[0]);
            try {
                var fault = stage.faults().meet(path);
                if (fault.isPresent() && fault.get() instanceof Fault.Status status) {
                    throw new Declined(entrance.failing(status));
                }
                conversation = Optional.of(stage.alone(() -> match.orElseThrow(() ->
                        new Declined(entrance.failing(new Fault.Status(404))))
                        .target().open(exchange)));
                entrance.note(exchange, 101);
            } catch (Declined declined) {
                entrance.note(exchange, declined.reply().status());
                throw said(declined.reply());
            }
            return Optional.empty();
        }

        private static RequestException said(Reply reply) {
            var builder = RequestException.builder().type(EventType.OTHER)
                    .status(Status.create(reply.status()))
                    .message(reply instanceof Reply.Whole whole
                            ? new String(whole.body(), StandardCharsets.UTF_8) : "");
            reply.headers().forEach((name, value) ->
                    builder.header(HeaderValues.create(name, value)));
            return builder.build();
        }

        @Override
        public void onOpen(WsSession session) {
            stage.alone(() -> {
                if (stage.take(wire)) conversation.ifPresent(talk -> talk.begins(wire));
                else wire.close(WsCloseCodes.TRY_AGAIN_LATER, "too many sockets");
            });
            Thread.ofVirtual().name("wire").start(() -> write(session));
        }

        private void write(WsSession session) {
            try {
                while (wrote(session, wire.next())) { }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException gone) {
                // The client has left; nobody is waiting for words.
            } finally {
                end();
            }
        }

        private static boolean wrote(WsSession session, Wire.Frame frame) {
            switch (frame) {
                case Wire.Frame.Text text -> session.send(text.text(), true);
                case Wire.Frame.Pong pong -> session.pong(BufferData.create(pong.text()));
                case Wire.Frame.Close close -> {
                    session.close(close.code(), close.reason());
                    return false;
                }
                case Wire.Frame.Drop _ -> {
                    ((ConnectionContext) session.socketContext()).serverSocket().close();
                    return false;
                }
                case Wire.Frame.End _ -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void onPing(WsSession session, BufferData data) {
            wire.put(new Wire.Frame.Pong(data.readString(data.available())));
        }

        @Override
        public void onMessage(WsSession session, String text, boolean last) {
            heard.append(text);
            if (heard.length() > MESSAGE_MAX) {
                wire.close(WsCloseCodes.TOO_BIG, "too long");
            } else if (last) {
                var message = heard.toString();
                heard.setLength(0);
                conversation.ifPresent(talk -> stage.alone(() -> talk.hears(wire, message)));
            }
        }

        @Override
        public void onClose(WsSession session, int status, String reason) {
            end();
        }

        @Override
        public void onError(WsSession session, Throwable broken) {
            end();
        }

        private void end() {
            if (!ended.compareAndSet(false, true)) return;
            wire.gone();
            stage.leave(wire);
            conversation.ifPresent(talk -> stage.alone(() -> talk.ends(wire)));
        }
    }

    private Sockets() {}
}
