package dev.rollcall.simulator.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.simulator.teams.TeamsWorld.Change;
import dev.rollcall.simulator.teams.TeamsWorld.Outcome;
import dev.rollcall.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Sessions, fading, precedence and preferences as Graph documents them.
final class TeamsWorldTest {

    private static final Shown IN_A_CALL = new Shown("Busy", "InACall");
    private static final Shown DND = new Shown("DoNotDisturb", "DoNotDisturb");
    private static final List<Shown> SETTABLE = List.of(Shown.AVAILABLE, Shown.AWAY, IN_A_CALL,
        new Shown("DoNotDisturb", "Presenting"));

    private final List<Change> news = new ArrayList<>();
    private final TeamsWorld world = new TeamsWorld(news::add);
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    TeamsWorldTest() {
        world.hire("u", now);
    }

    @Test
    void an_available_session_fades_and_then_ends() {
        assertThat(set("app", Shown.AVAILABLE, Duration.ofMinutes(15))).isEqualTo(Outcome.DONE);
        pass(Duration.ofMinutes(4));
        assertThat(shown()).isEqualTo(Shown.AVAILABLE);
        pass(Duration.ofMinutes(1));
        assertThat(shown()).isEqualTo(Shown.FADING);
        pass(Duration.ofMinutes(5));
        assertThat(shown()).isEqualTo(Shown.AWAY);
        pass(Duration.ofMinutes(5));
        assertThat(shown()).isEqualTo(Shown.OFFLINE);
    }

    @Test
    void a_session_that_is_renewed_does_not_fade() {
        for (var i = 0; i < 5; i++) {
            set("app", Shown.AVAILABLE, Duration.ofMinutes(15));
            pass(Duration.ofMinutes(4));
        }
        assertThat(news).hasSize(1);
    }

    @Test
    void a_busy_session_stays_until_it_ends() {
        set("app", IN_A_CALL, Duration.ofHours(4));
        pass(Duration.ofMinutes(239));
        assertThat(shown()).isEqualTo(IN_A_CALL);
        pass(Duration.ofMinutes(1));
        assertThat(shown()).isEqualTo(Shown.OFFLINE);
    }

    @Test
    void what_a_person_prefers_shows_over_everything_while_anything_is_there() {
        assertThat(world.prefer("u", DND, Optional.empty(), now)).isEqualTo(Outcome.DONE);
        assertThat(shown()).isEqualTo(Shown.OFFLINE);
        set("app", IN_A_CALL, Duration.ofHours(1));
        assertThat(shown()).isEqualTo(DND);
        pass(Duration.ofHours(1));
        assertThat(shown()).isEqualTo(Shown.OFFLINE);
        world.client("u", "desktop", Shown.AVAILABLE, now);
        assertThat(shown()).isEqualTo(DND);
        pass(Duration.ofHours(23));
        assertThat(shown()).isEqualTo(Shown.AVAILABLE);
    }

    @Test
    void among_sessions_the_busier_one_shows() {
        world.client("u", "desktop", Shown.AWAY, now);
        set("app", Shown.AVAILABLE, Duration.ofHours(1));
        assertThat(shown()).isEqualTo(Shown.AVAILABLE);
        world.client("u", "mobile", new Shown("Busy", "InAMeeting"), now);
        assertThat(shown().activity()).isEqualTo("InAMeeting");
        world.client("u", "desktop", new Shown("DoNotDisturb", "Presenting"), now);
        assertThat(shown().activity()).isEqualTo("Presenting");
    }

    @Test
    void illegal_pairs_and_durations_are_refused() {
        assertThat(set("app", DND, Duration.ofMinutes(5))).isEqualTo(Outcome.BAD_PAIR);
        assertThat(set("app", new Shown("Busy", "InAMeeting"), Duration.ofMinutes(5)))
            .isEqualTo(Outcome.BAD_PAIR);
        assertThat(set("app", IN_A_CALL, Duration.ofMinutes(4))).isEqualTo(Outcome.BAD_DURATION);
        assertThat(set("app", IN_A_CALL, Duration.ofMinutes(241)))
            .isEqualTo(Outcome.BAD_DURATION);
        assertThat(world.prefer("u", IN_A_CALL, Optional.empty(), now))
            .isEqualTo(Outcome.BAD_PAIR);
    }

    @Test
    void only_a_session_that_is_there_can_be_cleared() {
        assertThat(world.clear("u", "app", now)).isFalse();
        set("app", IN_A_CALL, Duration.ofMinutes(5));
        assertThat(world.clear("u", "app", now)).isTrue();
        assertThat(shown()).isEqualTo(Shown.OFFLINE);
        set("app", IN_A_CALL, Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        assertThat(world.clear("u", "app", now)).isFalse();
    }

    @Test
    void colleagues_see_it_later() {
        set("app", IN_A_CALL, Duration.ofHours(1));
        assertThat(world.seenByColleagues("u", now)).isEqualTo(Shown.OFFLINE);
        pass(Duration.ofMinutes(2));
        assertThat(world.seenByColleagues("u", now)).isEqualTo(IN_A_CALL);
    }

    @Test
    void whatever_applications_and_people_do_the_highest_living_session_shows() {
        Seeds.forAll(300, random -> {
            var day = new TeamsWorldTest();
            var model = new Model();
            for (var step = 0; step < 60; step++) {
                model.act(day, random);
                assertThat(day.shown()).as("step %d", step).isEqualTo(model.expected(day.now));
            }
            for (var i = 1; i < day.news.size(); i++) {
                assertThat(day.news.get(i).shown()).isNotEqualTo(day.news.get(i - 1).shown());
                assertThat(day.news.get(i).at()).isAfterOrEqualTo(day.news.get(i - 1).at());
            }
        });
    }

    @Test
    void late_is_the_same_as_early() {
        Seeds.forAll(200, random -> {
            var seed = random.nextLong();
            assertThat(played(seed, 30)).isEqualTo(played(seed, 3_600));
        });
    }

    private static List<Change> played(long seed, int every) {
        var random = new SplittableRandom(seed);
        var day = new TeamsWorldTest();
        for (var step = 0; step < 20; step++) {
            day.set("app" + random.nextInt(3), SETTABLE.get(random.nextInt(4)),
                Duration.ofMinutes(5 + random.nextInt(200)));
            for (var passed = 0; passed < 3_600; passed += every) {
                day.pass(Duration.ofSeconds(every));
            }
        }
        return day.news;
    }

    /// One application session and one preference, in the fewest words.
    private static final class Model {
        private Shown session = Shown.OFFLINE;
        private Instant set = Instant.EPOCH;
        private Instant until = Instant.EPOCH;
        private Instant preferredUntil = Instant.EPOCH;

        void act(TeamsWorldTest day, SplittableRandom random) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    session = SETTABLE.get(random.nextInt(4));
                    set = day.now;
                    var lasting = Duration.ofMinutes(5 + random.nextInt(30));
                    until = set.plus(lasting);
                    day.set("app", session, lasting);
                }
                case 1 -> {
                    preferredUntil = day.now.plus(Duration.ofMinutes(7));
                    day.world.prefer("u", DND, Optional.of(Duration.ofMinutes(7)), day.now);
                }
                case 2 -> {
                    if (day.world.clear("u", "app", day.now)) until = day.now;
                }
                default -> day.pass(Duration.ofSeconds(random.nextInt(600)));
            }
        }

        Shown expected(Instant now) {
            if (!now.isBefore(until)) return Shown.OFFLINE;
            if (now.isBefore(preferredUntil)) return DND;
            if (!session.equals(Shown.AVAILABLE)) return session;
            return switch ((int) (Duration.between(set, now).toSeconds() / 300)) {
                case 0 -> Shown.AVAILABLE;
                case 1 -> new Shown("Available", "AvailableInactive");
                default -> Shown.AWAY;
            };
        }
    }

    private Outcome set(String session, Shown shown, Duration lasting) {
        return world.set("u", session, shown, Optional.of(lasting), now);
    }

    private Shown shown() {
        return world.presence("u", now).orElseThrow();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        world.pass(now);
    }
}
