package dev.rollcall.connector.genesys;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Http;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// One notification channel and the socket that is open to it: whatever arrives is put into the
/// line's inbox, in order. It understands nothing of it. A word that is too long, or more than the
/// inbox holds, ends the socket: what is lost with it is seen by looking.
final class GenesysChannel implements WebSocket.Listener, AutoCloseable {

    /// @param text empty: the socket has closed
    record Heard(GenesysChannel channel, String text) {}

    private static final String PING = "{\"message\":\"ping\"}";

    private final URI address;
    private final BlockingQueue<Heard> inbox;
    private final StringBuilder word = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;

    // Of these only the line's listener knows.
    private Instant heardAt;
    private boolean asked;
    private boolean alive;

    private GenesysChannel(URI address, BlockingQueue<Heard> inbox, Instant now) {
        this.address = address;
        this.inbox = inbox;
        this.heardAt = now;
    }

    /// @throws LineBroken when it does not open
    static GenesysChannel open(GenesysApi api, URI address, BlockingQueue<Heard> inbox,
            Instant now) throws LineBroken, InterruptedException {
        var channel = new GenesysChannel(address, inbox, now);
        channel.socket = api.socket(address, channel);
        channel.ping();
        return channel;
    }

    /// A new socket to the same channel, which lets go of this one.
    GenesysChannel again(GenesysApi api, Instant now) throws LineBroken, InterruptedException {
        closed = true;
        var next = open(api, address, inbox, now);
        close();
        return next;
    }

    /// A socket that cannot take it says nothing either, which is how it is found dead.
    void ping() {
        asked = true;
        var open = socket;
        if (open == null) return;
        var _ = open.sendText(PING, true);
    }

    boolean asked() {
        return asked;
    }

    Instant heardAt() {
        return heardAt;
    }

    /// @return it is the first sign of life
    boolean heard(Instant now) {
        var first = !alive;
        heardAt = now;
        asked = false;
        alive = true;
        return first;
    }

    boolean closed() {
        return closed;
    }

    // --- Called by the socket

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        if (word.length() + part.length() > Http.ANSWER_MAX) {
            end(from);
            return null;
        }
        word.append(part);
        if (last) {
            var text = word.toString();
            word.setLength(0);
            if (!text.isEmpty() && !inbox.offer(new Heard(this, text))) {
                end(from);
                return null;
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(from);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(from);
    }

    /// Nobody has to hear it in the inbox: the listener asks [#closed] as well.
    private void end(WebSocket from) {
        closed = true;
        from.abort();
        inbox.offer(new Heard(this, ""));
    }

    @Override
    public void close() {
        closed = true;
        var open = socket;
        if (open != null) open.abort();
    }
}
