package dev.rollcall.simulator.stage;

/// A request that ends here, with an answer. An expected outcome, so it has no stack trace.
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    public Declined(Reply reply) {
        super("declined with " + reply.status());
        this.reply = reply;
    }

    public Reply reply() {
        return reply;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
