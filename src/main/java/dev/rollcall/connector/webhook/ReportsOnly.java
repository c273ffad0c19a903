package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Line;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The line to a system that only reports: it has no address and no outbound rows, so there is
/// nothing to call. Its words come in by the front door.
final class ReportsOnly implements Line {

    private final CountDownLatch closed = new CountDownLatch(1);

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
    public Taken write(String who, Wish wish) {
        return new Taken.Refused("settings.url is not set: nothing can be shown there");
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
