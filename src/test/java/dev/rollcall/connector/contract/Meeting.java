package dev.rollcall.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.simulator.stage.Faults;
import dev.rollcall.simulator.stage.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A hub and a simulated system that are in step, with one agent, Ana, who is available. Both live
/// at the same time, which can be moved on.
///
/// Here *lunch* and *break* are both the one word for away over there, and that word is *break*
/// here: a hub that takes its own echo for somebody's choice moves from lunch to break. *Meeting*
/// is written as a status that nobody has.
final class Meeting implements AutoCloseable {

    static final String NOWHERE = "Nowhere at all";

    private static final String ANA = Cast.agent(0);
    private static final String THERE = There.CONNECTION;

    /// The real time, and what it was moved on by.
    private static final class MovedOn implements InstantSource {
        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }
    }

    private final MovedOn clock = new MovedOn();
    private final There there;
    private final HubInStep hub;

    Meeting(Vendor vendor) throws Exception {
        this(vendor, Map.of());
    }

    /// @param more settings
    Meeting(Vendor vendor, Map<String, Object> more) throws Exception {
        there = vendor.open(clock);
        var settings = new HashMap<>(there.settings());
        settings.put("timeout", "400ms");
        settings.putAll(more);
        hub = new HubInStep("example", Map.of("connections", List.of(connection(settings))),
                Map.of(ANA, Map.of(THERE, there.name(0))), there::connectors,
                there.environment(), clock);
        there.joined(hub);
    }

    private Map<String, Object> connection(Map<String, Object> settings) {
        var words = there.words();
        return Map.of("id", THERE, "connector", there.kind(), "direction", "two-way",
                "settings", settings, "reconcile", Map.of("interval", "1s"),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", words.freeByHand()), "set", "available"),
                        Map.of("when", Map.of("status", words.awayByHand()), "set", "break"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "meeting"), "set", NOWHERE),
                        Map.of("when", Map.of("base", "available"), "set", words.free()),
                        Map.of("set", words.away()))));
    }

    /// Up, signed in, free on both sides, and nothing is under way.
    static Meeting inStep(Vendor vendor) throws Exception {
        var meeting = new Meeting(vendor);
        try {
            await().until(() -> meeting.hub.health(THERE).up());
            meeting.there.lookAgain();
            await().until(() -> !meeting.hub.side(ANA, THERE).seen().status().isEmpty());
            meeting.hub.signIn(ANA);
            meeting.choose("available");
            meeting.showsThere(meeting.words().free());
            meeting.showsHere("available");
            return meeting;
        } catch (Throwable failed) {
            meeting.close();
            throw failed;
        }
    }

    There.Words words() {
        return there.words();
    }

    There there() {
        return there;
    }

    /// Ana picks a status there by hand.
    void chooseThere(String status) {
        there.choose(status);
    }

    String shownThere() {
        return there.shown(0);
    }

    Faults faults() {
        return there.stage().faults();
    }

    /// From now on every request goes wrong like this, and whoever listens has to ask again.
    void troubledBy(Fault fault) {
        faults().likely(1, fault);
        there.disturb();
    }

    void choose(String status) {
        hub.choose(ANA, status);
    }

    /// Whenever something is tried again, it is time for it; no break is over by then.
    void recovers() {
        await().pollInterval(Duration.ofMillis(700)).untilAsserted(() -> {
            if (hub.health(THERE).waiting() == 0) later(Duration.ofSeconds(31));
            assertThat(trouble()).as(this::toString).isEmpty();
            assertThat(state()).as(this::toString).isEqualTo(FarState.IN_SYNC);
        });
    }

    /// What is shown there, and known here to be.
    void showsThere(String label) {
        await().untilAsserted(() -> {
            assertThat(there.shown(0)).as(this::toString).isEqualTo(label);
            assertThat(state()).as(this::toString).isEqualTo(FarState.IN_SYNC);
            assertThat(hub.health(THERE).waiting()).as(this::toString).isZero();
        });
    }

    /// What is said of a write that was not taken.
    String whyNot() {
        return hub.side(ANA, THERE).writing().because();
    }

    void showsHere(String status) {
        await().untilAsserted(() ->
                assertThat(hub.shows(ANA)).as(this::toString).isEqualTo(status));
    }

    /// In the end, when whatever is late has come and has been looked after.
    void comesToRestAt(String status) {
        await().during(Duration.ofMillis(1_500)).atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> {
                    assertThat(hub.shows(ANA)).as(this::toString).isEqualTo(status);
                    assertThat(state()).as(this::toString).isEqualTo(FarState.IN_SYNC);
                });
    }

    String here() {
        return hub.shows(ANA);
    }

    FarState state() {
        return hub.state(ANA, THERE);
    }

    String trouble() {
        return hub.health(THERE).trouble();
    }

    List<String> unmapped() {
        return hub.unmapped(THERE);
    }

    List<Log.Entry> log() {
        return there.stage().log().entries();
    }

    /// So much later whatever waited is due, on both sides.
    void later(Duration time) {
        clock.by = clock.by.plus(time);
        hub.signIn(ANA);
    }

    /// A person goes away there and comes back: both are heard.
    void goesOn() {
        chooseThere(words().awayByHand());
        showsHere("break");
        chooseThere(words().freeByHand());
        showsHere("available");
    }

    /// What a failure has to say.
    @Override
    public String toString() {
        return "here " + here() + ", there " + there.shown(0) + ", " + state() + ", "
                + hub.side(ANA, THERE) + ", " + hub.health(THERE) + ", unmapped " + unmapped()
                + ", asked "
                + log().stream().map(one -> one.method() + " " + one.path() + " "
                        + one.status()).toList().reversed().stream().limit(20).toList();
    }

    @Override
    public void close() {
        hub.close();
        there.close();
    }
}
