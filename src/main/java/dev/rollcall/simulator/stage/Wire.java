package dev.rollcall.simulator.stage;

import java.util.concurrent.LinkedBlockingQueue;

/// An open socket or stream, seen from the vendor. Nothing here waits: words are put in a queue,
/// and a client that does not read them is cut off when it is full.
public final class Wire {

    /// What a client may leave unread.
    private static final int WAITING_MAX = 10_000;

    /// What the thread that writes is to do next.
    sealed interface Frame {
        record Text(String text) implements Frame {}

        /// The answer to a client's ping.
        record Pong(String text) implements Frame {}

        record Close(int code, String reason) implements Frame {}

        record Drop() implements Frame {}

        /// The other side has left.
        record End() implements Frame {}
    }

    private final LinkedBlockingQueue<Frame> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final Faults faults;
    private volatile boolean open = true;

    Wire(Faults faults) {
        this.faults = faults;
    }

    /// A message; on a stream, text as it is. On a closed or silenced wire it is lost.
    public void send(String text) {
        if (!faults.silent()) put(new Frame.Text(text));
    }

    /// A good-bye: what was sent before still goes out.
    public void close(int code, String reason) {
        put(new Frame.Close(code, reason));
        open = false;
    }

    /// Breaks it at once, without a good-bye.
    public void drop() {
        end(new Frame.Drop());
    }

    /// The other side has left.
    void gone() {
        end(new Frame.End());
    }

    private void end(Frame last) {
        open = false;
        waiting.clear();
        waiting.offer(last);
    }

    public boolean open() {
        return open;
    }

    void put(Frame frame) {
        if (open && !waiting.offer(frame)) drop();
    }

    Frame next() throws InterruptedException {
        return waiting.take();
    }
}
