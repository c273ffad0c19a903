package dev.rollcall.simulator.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.simulator.dynamics.Capacity.Load;
import dev.rollcall.simulator.dynamics.Capacity.Profile;
import dev.rollcall.simulator.dynamics.DynamicsWorld.Written;
import dev.rollcall.simulator.dynamics.Rules.By;
import dev.rollcall.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The page "Manage presence" sentence by sentence, and then everything at once: whatever people
/// do, the presence is what an independent reading of the page says.
final class DynamicsWorldTest {

    private static final Load HALF = new Load(50, List.of());
    private static final Load WHOLE = new Load(100, List.of());
    private static final List<Presence> SELECTABLE = List.of(Presence.AVAILABLE, Presence.BUSY,
        Presence.DO_NOT_DISTURB, Presence.AWAY, Presence.OFFLINE);

    private final List<Row> news = new ArrayList<>();
    private final DynamicsWorld world = new DynamicsWorld(news::add);
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    DynamicsWorldTest() {
        hire(Capacity.ofUnits(100));
    }

    private void hire(Capacity capacity) {
        world.hire("ana", "row-ana", "Ana", capacity, now);
        world.hire("bob", "row-bob", "Bob", capacity, now);
        world.connect("ana", now);
        world.connect("bob", now);
    }

    @Test
    void capacity_decides_what_shows() {
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
        take("w1", HALF);
        assertThat(shown()).isEqualTo(Presence.BUSY);
        take("w2", HALF);
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
        world.close("w1", now);
        world.close("w2", now);
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
        assertThat(news.getLast().by()).isEqualTo(By.SYSTEM);
    }

    @Test
    void available_by_hand_holds_only_until_the_next_accept_or_close() {
        take("w1", WHOLE);
        assertThat(world.choose("ana", Presence.AVAILABLE, now)).isTrue();
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
        assertThat(news.getLast().by()).isEqualTo(By.AGENT);
        world.close("w1", now);
        take("w2", WHOLE);
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
    }

    @Test
    void away_by_hand_holds_whatever_the_work() {
        world.choose("ana", Presence.AWAY, now);
        take("w1", WHOLE);
        world.close("w1", now);
        assertThat(shown()).isEqualTo(Presence.AWAY);
    }

    @Test
    void a_custom_presence_is_what_its_base_is() {
        var training = new Presence("c0ffee00-0000-0000-0000-000000000001", "Away - In Training",
            Presence.Base.AWAY, true);
        world.define(training);
        assertThat(world.modify("ana", training.id(), now)).isEqualTo(Written.DONE);
        take("w1", HALF);
        assertThat(shown()).isEqualTo(training);
    }

    @Test
    void a_missed_notification_makes_inactive_and_a_rejected_one_do_not_disturb() {
        world.offer("ana", "w1", HALF, now);
        pass(Duration.ofSeconds(29));
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
        pass(Duration.ofSeconds(1));
        assertThat(shown()).isEqualTo(Presence.INACTIVE);
        world.choose("ana", Presence.AVAILABLE, now);
        world.offer("ana", "w2", HALF, now);
        world.reject("w2", now);
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
        assertThat(world.choose("ana", Presence.INACTIVE, now)).isFalse();
    }

    @Test
    void the_eleventh_session_is_not_offered_and_disturbs_no_more() {
        world.carry("ana", new Capacity(OptionalInt.empty(), Map.of()), now);
        for (var i = 0; i < 10; i++) take("w" + i, new Load(0, List.of()));
        assertThat(shown()).isEqualTo(Presence.BUSY);
        assertThat(world.offer("ana", "w10", HALF, now)).isFalse();
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
    }

    @Test
    void units_and_profiles_must_both_be_used_up_and_a_blocking_profile_wins() {
        var chat = new Load(100, List.of("chat"));
        world.carry("ana", new Capacity(OptionalInt.of(100),
            Map.of("chat", new Profile(1, false), "mail", new Profile(1, false))), now);
        take("w1", chat);
        assertThat(shown()).isEqualTo(Presence.BUSY);
        world.close("w1", now);
        world.carry("ana", new Capacity(OptionalInt.of(100),
            Map.of("chat", new Profile(1, true), "mail", new Profile(1, false))), now);
        take("w2", chat);
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
        assertThat(world.row("ana", now).orElseThrow().blocked()).isTrue();
    }

    @Test
    void zero_units_come_back_after_available_by_hand() {
        take("w1", HALF);
        world.carry("ana", Capacity.ofUnits(0), now);
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
        world.choose("ana", Presence.AVAILABLE, now);
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
        world.close("w1", now);
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
    }

    @Test
    void back_within_two_and_a_half_minutes_everything_is_as_it_was() {
        world.choose("ana", Presence.AWAY, now);
        world.disconnect("ana", now);
        assertThat(shown()).isEqualTo(Presence.OFFLINE);
        pass(Duration.ofSeconds(150));
        world.connect("ana", now);
        assertThat(shown()).isEqualTo(Presence.AWAY);
        world.disconnect("ana", now);
        pass(Duration.ofSeconds(151));
        world.connect("ana", now);
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void signing_in_with_open_work_asks_the_default_and_then_capacity() {
        take("w1", HALF);
        leaveForLong();
        assertThat(shown()).isEqualTo(Presence.BUSY);
        world.usually("ana", Presence.DO_NOT_DISTURB);
        leaveForLong();
        assertThat(shown()).isEqualTo(Presence.DO_NOT_DISTURB);
    }

    @Test
    void a_transfer_moves_the_load_and_both_presences() {
        take("w1", WHOLE);
        assertThat(world.transfer("w1", "bob", now)).isTrue();
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
        assertThat(world.shown("bob", now)).isEqualTo(Presence.DO_NOT_DISTURB);
    }

    @Test
    void the_api_refuses_what_nobody_may_set() {
        assertThat(world.modify("zoe", Presence.BUSY.id(), now)).isEqualTo(Written.NO_SUCH_AGENT);
        assertThat(world.modify("ana", "none", now)).isEqualTo(Written.NO_SUCH_PRESENCE);
        assertThat(world.modify("ana", Presence.INACTIVE.id(), now))
            .isEqualTo(Written.NOT_SELECTABLE);
        world.disconnect("ana", now);
        assertThat(world.modify("ana", Presence.BUSY.id(), now)).isEqualTo(Written.SIGNED_OUT);
    }

    @Test
    void whatever_people_do_the_page_is_kept() {
        Seeds.forAll(400, random -> {
            var floor = new Reading();
            var day = new DynamicsWorldTest();
            for (var step = 0; step < 60; step++) {
                floor.act(day, random);
                assertThat(day.shown()).as("step %d", step).isEqualTo(floor.expected());
            }
        });
    }

    @Test
    void late_is_the_same_as_early() {
        Seeds.forAll(200, random -> {
            var seed = random.nextLong();
            assertThat(played(seed, 1)).isEqualTo(played(seed, 30));
        });
    }

    /// The same day, once looked at every second and once every half minute.
    private static List<Row> played(long seed, int every) {
        var random = new SplittableRandom(seed);
        var day = new DynamicsWorldTest();
        for (var step = 0; step < 20; step++) {
            if (random.nextBoolean()) day.world.offer("ana", "w" + step, HALF, day.now);
            if (random.nextInt(3) == 0) day.world.disconnect("ana", day.now);
            for (var passed = 0; passed < 60; passed += every) {
                day.pass(Duration.ofSeconds(every));
            }
            if (random.nextInt(3) == 0) day.world.connect("ana", day.now);
        }
        return day.news;
    }

    /// The page in the fewest words, for one representative with 100 units and items of 50: what
    /// was chosen, what work says, and whether anybody is there.
    private static final class Reading {
        private final List<String> open = new ArrayList<>();
        private Presence held = Presence.AVAILABLE;
        private boolean byHand;
        private boolean there = true;
        private Instant gone = Instant.MAX;
        private int count;

        Presence expected() {
            return there ? held : Presence.OFFLINE;
        }

        void act(DynamicsWorldTest day, SplittableRandom random) {
            switch (random.nextInt(6)) {
                case 0 -> choose(day, SELECTABLE.get(random.nextInt(SELECTABLE.size())));
                case 1 -> take(day);
                case 2 -> close(day);
                case 3 -> leave(day);
                case 4 -> back(day);
                default -> day.pass(Duration.ofSeconds(random.nextInt(200)));
            }
        }

        private void choose(DynamicsWorldTest day, Presence presence) {
            if (!day.world.choose("ana", presence, day.now)) return;
            held = presence;
            byHand = true;
        }

        private void take(DynamicsWorldTest day) {
            var work = "w" + count++;
            if (!day.world.offer("ana", work, HALF, day.now)) return;
            day.world.accept(work, day.now);
            open.add(work);
            compute();
        }

        private void close(DynamicsWorldTest day) {
            if (open.isEmpty()) return;
            day.world.close(open.removeFirst(), day.now);
            compute();
        }

        private void leave(DynamicsWorldTest day) {
            if (!there) return;
            day.world.disconnect("ana", day.now);
            there = false;
            gone = day.now;
        }

        private void back(DynamicsWorldTest day) {
            if (there) return;
            day.world.connect("ana", day.now);
            there = true;
            if (Duration.between(gone, day.now).compareTo(Duration.ofSeconds(150)) <= 0) return;
            byHand = false;
            held = byWork();
        }

        private void compute() {
            var sticks = held.equals(Presence.AWAY) || held.equals(Presence.OFFLINE)
                || held.equals(Presence.DO_NOT_DISTURB);
            if (byHand && sticks) return;
            byHand = false;
            held = byWork();
        }

        private Presence byWork() {
            return List.of(Presence.AVAILABLE, Presence.BUSY, Presence.DO_NOT_DISTURB)
                .get(open.size());
        }
    }

    private Presence shown() {
        return world.shown("ana", now);
    }

    private void take(String work, Load load) {
        assertThat(world.offer("ana", work, load, now)).isTrue();
        assertThat(world.accept(work, now)).isTrue();
    }

    private void leaveForLong() {
        world.disconnect("ana", now);
        pass(Duration.ofMinutes(5));
        world.connect("ana", now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        world.pass(now);
    }
}
