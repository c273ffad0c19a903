package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.domain.Cause;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.configuration.Presets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Who asked a second time while the hub closed was never answered: the first answer is read again
/// in the journal, and the writer had let go of it.
final class RepeatAtTheEndTest {

    @Test
    void what_was_asked_again_before_the_end_is_answered() throws Exception {
        var disk = new FaultyJournal(new MemoryJournal("m"));
        var hub = Engine.start(List.of(disk), new NotationByNumber(), Limits.SHIPPED,
            new VirtualTime(), EngineMetrics.NONE);
        hub.createTenant(Floors.ACME, Floors.configure(Presets.bare(), Floors.ANA), Cause.API,
            "test").join();
        var signIn = new Ask(Floors.signIn(Floors.ANA), Cause.AGENT, "test", "k-1");
        var first = hub.submit(Floors.ACME, signIn).join();

        var slow = disk.slowReads();
        var again = hub.submit(Floors.ACME, signIn);
        slow.awaitReader();
        var closing = Thread.ofVirtual().start(hub::close);
        await().until(() -> hub.health().contains(new Health.Closed()));
        slow.goOn();

        assertThat(again.get(10, TimeUnit.SECONDS)).isEqualTo(first);
        closing.join();
    }
}
