package dev.rollcall.simulator.elevate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.simulator.elevate.ElevateWorld.Change;
import dev.rollcall.simulator.elevate.ElevateWorld.Done;
import dev.rollcall.simulator.elevate.ElevateWorld.Written;
import dev.rollcall.simulator.elevate.Extension.Doing;
import dev.rollcall.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The presence use cases of the vendor, one by one, and what must hold whatever people do.
final class ElevateWorldTest {

    private static final List<Presence> OWN = List.of(Presence.AVAILABLE, Presence.ON_BREAK,
        Presence.BUSY, Presence.DO_NOT_DISTURB, Presence.OUT_SICK, Presence.ON_VACATION,
        Presence.OFF_WORK);
    private static final List<Presence> CENTRE = List.of(Presence.AGENT_AVAILABLE,
        Presence.AGENT_BUSY, Presence.AGENT_BUSY_ON_A_CALL);

    private final List<Change> news = new ArrayList<>();
    private final ElevateWorld world = new ElevateWorld(Duration.ofMinutes(10), news::add);
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    ElevateWorldTest() {
        world.hire("u1", "Ana", now);
    }

    @Test
    void a_customers_call_is_shown_and_held_whatever_the_person_does() {
        assertThat(write(Presence.AGENT_BUSY_ON_A_CALL)).isEqualTo(Written.SHOWN);
        world.begin("u1", Doing.MEETING, now);
        assertThat(world.choose("u1", Presence.ON_BREAK, now))
            .isEqualTo(Done.SET_BY_CONTACT_CENTER);
        assertThat(shown()).isEqualTo(Presence.AGENT_BUSY_ON_A_CALL);
        assertThat(world.own("u1")).isEqualTo(Presence.ON_BREAK);
        assertThat(world.rings("u1")).isFalse();
        assertThat(world.chatSounds("u1")).isFalse();
    }

    @Test
    void an_office_call_shows_over_agent_available_and_goes_again() {
        write(Presence.AGENT_AVAILABLE);
        world.begin("u1", Doing.CALL, now);
        assertThat(shown()).isEqualTo(Presence.ON_CALL);
        world.end("u1", Doing.CALL, now);
        assertThat(shown()).isEqualTo(Presence.AGENT_AVAILABLE);
    }

    @Test
    void leaving_the_contact_centre_follows_the_table() {
        for (var before : OWN) {
            world.choose("u1", before, now);
            write(Presence.AGENT_BUSY);
            write(Presence.AGENT_BUSY_ON_A_CALL);
            world.leaveCentre("u1", now);
            assertThat(shown()).isEqualTo(switch (before) {
                case ON_BREAK -> Presence.ON_BREAK;
                case BUSY -> Presence.BUSY;
                default -> Presence.AVAILABLE;
            });
        }
    }

    @Test
    void who_sits_still_is_away_but_only_if_available() {
        pass(Duration.ofMinutes(10));
        assertThat(shown()).isEqualTo(Presence.AWAY);
        assertThat(news).hasSize(1);
        world.touch("u1", now);
        assertThat(shown()).isEqualTo(Presence.AVAILABLE);
        world.choose("u1", Presence.BUSY, now);
        pass(Duration.ofMinutes(30));
        assertThat(shown()).isEqualTo(Presence.BUSY);
    }

    @Test
    void a_locked_screen_is_away_at_once_and_three_minutes_can_be_enough() {
        world.lockScreen("u1", now);
        assertThat(shown()).isEqualTo(Presence.AWAY);
        world.touch("u1", now);
        world.idleAfter(Duration.ofMinutes(3));
        pass(Duration.ofMinutes(3));
        assertThat(shown()).isEqualTo(Presence.AWAY);
    }

    @Test
    void nobody_can_write_what_only_the_office_shows() {
        assertThat(write(Presence.ON_CALL)).isEqualTo(Written.NOT_TO_BE_SET);
        assertThat(world.write("u1", "Gone fishing", false, false, now))
            .isEqualTo(Written.NO_SUCH_PRESENCE);
        assertThat(world.write("u9", "Busy", false, false, now))
            .isEqualTo(Written.NO_SUCH_PERSON);
    }

    @Test
    void an_office_may_lock_under_every_presence_of_the_contact_centre() {
        world.lockUnder(EnumSet.copyOf(CENTRE));
        write(Presence.AGENT_AVAILABLE);
        assertThat(world.choose("u1", Presence.BUSY, now)).isEqualTo(Done.SET_BY_CONTACT_CENTER);
        assertThat(shown()).isEqualTo(Presence.AGENT_AVAILABLE);
    }

    @Test
    void whatever_people_do_the_lock_holds_and_changes_are_told_once() {
        Seeds.forAll(300, random -> {
            var office = new ElevateWorldTest();
            for (var step = 0; step < 80; step++) {
                office.anything(random);
                office.holds();
            }
        });
    }

    private boolean lockedNow;

    private void anything(SplittableRandom random) {
        switch (random.nextInt(7)) {
            case 0 -> world.choose("u1", OWN.get(random.nextInt(OWN.size())), now);
            case 1 -> {
                var what = CENTRE.get(random.nextInt(CENTRE.size()));
                write(what);
                lockedNow = what == Presence.AGENT_BUSY_ON_A_CALL;
            }
            case 2 -> world.begin("u1", Doing.values()[random.nextInt(3)], now);
            case 3 -> world.end("u1", Doing.values()[random.nextInt(3)], now);
            case 4 -> {
                world.leaveCentre("u1", now);
                lockedNow = false;
            }
            case 5 -> world.connected("u1", random.nextBoolean(), now);
            default -> pass(Duration.ofSeconds(random.nextInt(900)));
        }
    }

    private void holds() {
        if (lockedNow) assertThat(shown()).isEqualTo(Presence.AGENT_BUSY_ON_A_CALL);
        for (var i = 1; i < news.size(); i++) {
            assertThat(news.get(i).shown()).isNotEqualTo(news.get(i - 1).shown());
            assertThat(news.get(i).version()).isEqualTo(news.get(i - 1).version() + 1);
            assertThat(news.get(i).at()).isAfterOrEqualTo(news.get(i - 1).at());
        }
        var told = news.isEmpty() ? Presence.AVAILABLE : news.getLast().shown();
        assertThat(shown()).isEqualTo(told);
    }

    private Presence shown() {
        return world.shown("u1", now);
    }

    private Written write(Presence presence) {
        return world.write("u1", presence.label, false, false, now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        world.pass(now);
    }
}
