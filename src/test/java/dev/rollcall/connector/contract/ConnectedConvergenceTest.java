package dev.rollcall.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.Line.Wish;
import dev.rollcall.connector.contract.Neighbourhood.Neighbour;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.simulator.stage.Faults.Pushes;
import dev.rollcall.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever trouble other systems have, when it is over they show what they are to show, or we say
/// why not. `ConvergenceTest` says it of the law; here it is said of the whole: a running hub, the
/// real connectors, and systems that are real servers. Time goes fast, but requests are real: a
/// seed repeats what people do and how often things go wrong, not which request meets what.
///
/// With `-Drollcall.long=true` there are 20,000 faults, and five systems are away for eight hours.
final class ConnectedConvergenceTest {

    private static final System.Logger LOG =
            System.getLogger(ConnectedConvergenceTest.class.getName());

    private static final boolean LONG = Boolean.getBoolean("rollcall.long");

    private static final int PEOPLE = 24;
    private static final int HERE_ALONE = 8;

    /// Of one storm: 25 in the long version.
    private static final int FAULTS = LONG ? 800 : 80;

    private static final int A_THOUSAND = 1_000;
    private static final Duration OUTAGE = Duration.ofHours(8);
    private static final int STEPS = 48;

    static final List<Vendor> AWAY = LONG ? List.of(Vendor.CONTACT_PRO, Vendor.DYNAMICS_365,
            Vendor.GENESYS_CLOUD, Vendor.PURECONNECT, Vendor.VONAGE)
            : List.of(Vendor.GENESYS_CLOUD);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// What they ask us to wait. Until then the last fault is not over.
    private static final Duration ASKED = Duration.ofSeconds(40);

    /// A second in a storm, for what was under way already and its line in a log.
    private static final Duration SLACK = Duration.ofSeconds(20);

    /// Longer than the window of an echo: what seems to be in step may not be.
    private static final Duration AFTERWARDS = Duration.ofSeconds(35);

    private static final Pattern MOMENT = Pattern.compile("-(\\d{13})-");

    private static final int IN_A_STORM = 20;
    private static final int AFTER_A_STORM = 10;
    private static final int AFTER_AN_OUTAGE = 5;

    @Test
    void a_minute_after_the_last_fault_all_systems_show_what_they_are_to_show_or_we_say_why_not()
            throws Exception {
        try (var place = new Neighbourhood(List.of(Vendor.values()), PEOPLE,
                Map.of("timeout", "400ms"))) {
            begin(place);
            Seeds.forAll(1, random -> {
                storm(place, random);
                place.clock().goes(AFTER_A_STORM);
                settles(place, ASKED, HERE_ALONE);
                place.neighbours().forEach(ConnectedConvergenceTest::hold);
            });
        }
    }

    @ParameterizedTest
    @FieldSource("AWAY")
    void after_eight_hours_away_a_system_shows_the_newest_wish_of_a_thousand_and_moves_nobody(
            Vendor vendor) throws Exception {
        try (var place = new Neighbourhood(List.of(vendor), A_THOUSAND, Map.of())) {
            begin(place);
            var one = place.neighbours().getFirst();
            one.there().stage().faults().likely(1, new Fault.Status(503));
            one.there().disturb();
            await().atMost(Duration.ofSeconds(20)).until(() -> !place.up());
            passTheDay(place, new SplittableRandom(8));
            one.witness().forget();

            one.there().stage().faults().clear();
            place.clock().goes(AFTER_AN_OUTAGE);
            settles(place, Duration.ZERO, A_THOUSAND);
            hold(one);
            assertThat(one.witness().carried().values()).allMatch(wishes -> wishes.size() <= 2);
        }
    }

    private static void begin(Neighbourhood place) {
        await().atMost(Duration.ofSeconds(20)).until(place::up);
        place.tellAgain();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(place.unseen()).isEmpty());
        for (var person = 0; person < place.people(); person++) {
            place.signIn(person);
            place.choose(person, "available");
        }
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() ->
                assertThat(place.outOfStep()).isEmpty());
    }

    // --- The storm

    private static void storm(Neighbourhood place, SplittableRandom random) {
        place.clock().goes(IN_A_STORM);
        for (var one : place.neighbours()) {
            one.there().stage().log().clear();
            one.witness().forget();
            rage(one);
        }
        var until = place.faults() + FAULTS;
        while (place.faults() < until) {
            change(place, random);
            place.pass(Duration.ofMillis(random.nextInt(1_500)));
        }
        for (var one : place.neighbours()) one.there().stage().faults().clear();
    }

    /// Every fifth answer is none, and every second push is late, lost, or comes five times.
    private static void rage(Neighbour one) {
        var faults = one.there().stage().faults();
        faults.likely(0.02, new Fault.Status(429, ASKED));
        faults.likely(0.05, new Fault.Status(500));
        faults.likely(0.03, new Fault.Status(503));
        faults.likely(0.03, new Fault.DroppedConnection());
        faults.likely(0.02, new Fault.ExpiredTokens());
        faults.likely(0.02, new Fault.Html());
        faults.likely(0.02, new Fault.WrongTypes());
        faults.likely(0.02, new Fault.Delay(Duration.ofMillis(60)));
        faults.likely(0.005, new Fault.EndlessBody());
        faults.likely(0.005, new Fault.SlowDrip());
        faults.pushes(new Pushes(Duration.ofMillis(200), 0.3, 5, 0.3, 0.2));
    }

    /// Some people choose here alone.
    private static void change(Neighbourhood place, SplittableRandom random) {
        var person = random.nextInt(place.people());
        var there = random.nextInt(HERE_ALONE, place.people());
        var one = place.neighbours().get(random.nextInt(place.neighbours().size())).there();
        switch (random.nextInt(20)) {
            case 0 -> one.disturb();
            case 1 -> place.choose(person, "meeting");
            case 2 -> one.choose(there, one.words().odd());
            case 3, 4, 5, 6 -> one.choose(there, one.words().freeByHand());
            case 7, 8, 9, 10 -> one.choose(there, one.words().awayByHand());
            case 11, 12, 13 -> place.choose(person, "lunch");
            case 14, 15, 16 -> place.choose(person, "break");
            default -> place.choose(person, "available");
        }
    }

    // --- The outage

    /// Everybody goes away and comes back several times, and ends as chance will have it.
    private static void passTheDay(Neighbourhood place, SplittableRandom random) {
        for (var step = 0; step < STEPS; step++) {
            place.clock().jump(OUTAGE.dividedBy(STEPS));
            for (var person = step % 16; person < place.people(); person += 16) {
                place.choose(person, random.nextBoolean() ? "lunch" : "break");
                place.choose(person, random.nextBoolean() ? "lunch" : "available");
            }
        }
    }

    // --- And after it

    /// @param asked they may still want us to wait so long
    private static void settles(Neighbourhood place, Duration asked, int hereAlone) {
        var over = place.clock().instant();
        var late = over.plus(asked).plus(MINUTE);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            place.tellAgain();
            return place.outOfStep().isEmpty() || place.clock().instant().isAfter(late);
        });
        assertThat(place.outOfStep()).as("out of step a minute later").isEmpty();
        LOG.log(System.Logger.Level.INFO, () -> place.faults() + " faults so far at "
                + place.neighbours().stream().map(Neighbour::name).toList() + ", in step after "
                + Duration.between(over, place.clock().instant()).toSeconds() + " s");
        place.pass(AFTERWARDS);
        assertThat(place.outOfStep()).as("out of step again").isEmpty();
        assertThat(place.moved(hereAlone)).as("moved by a system").isEmpty();
    }

    /// Nothing was asked while they had asked us to wait, and no older wish came after a newer one.
    private static void hold(Neighbour one) {
        var log = one.there().stage().log().entries();
        for (var told : log) {
            if (told.status() != 429) continue;
            var from = told.at().plus(SLACK);
            var to = told.at().plus(ASKED).minusSeconds(1);
            assertThat(log.stream()
                    .filter(asked -> asked.at().isAfter(from) && asked.at().isBefore(to)))
                    .as("asked of %s after %s", one.name(), told).isEmpty();
        }
        assertThat(one.witness().twoAtOnce()).as(one.name()).isEmpty();
        one.witness().carried().forEach((who, wishes) -> assertThat(wishes)
                .as("carried to %s for %s", one.name(), who)
                .extracting(ConnectedConvergenceTest::wishedAt).isSorted());
    }

    /// The name of a wish tells when it was made.
    private static long wishedAt(Wish wish) {
        var moment = MOMENT.matcher(wish.id());
        return moment.find() ? Long.parseLong(moment.group(1)) : 0;
    }
}
