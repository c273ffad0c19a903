package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Line;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The line to a system whose words come in by the front door ([Reports]): there is nothing to
/// listen to and nothing to ask. How it is written to, if at all, is its writer's business.
final class FrontDoorLine implements Line {

    /// Writes, and lets go of what it needs for that.
    interface Writer extends AutoCloseable {

        Taken write(String who, Wish wish) throws InterruptedException;

        @Override
        default void close() {}
    }

    /// For a system that only reports: without an address and outbound rows nothing is ever asked.
    static final Writer NOBODY = (_, _) ->
            new Taken.Refused("settings.url is not set: nothing can be shown there");

    private final Writer writer;
    private final CountDownLatch closed = new CountDownLatch(1);

    FrontDoorLine(Writer writer) {
        this.writer = writer;
    }

    @Override
    public List<OutsideStatus> statuses() {
        return List.of();
    }

    @Override
    public Map<String, Said> look(Set<String> who) {
        return Map.of();
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        closed.await();
    }

    @Override
    public Taken write(String who, Wish wish) throws InterruptedException {
        return writer.write(who, wish);
    }

    @Override
    public void close() {
        closed.countDown();
        writer.close();
    }
}
