package dev.rollcall.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.contract.Vendor.Can;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.simulator.stage.Faults.Pushes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What every connector promises, said once: each is put before its simulated system, which was
/// written from the vendor's documents and shares no code with it, and then things go wrong. What a
/// vendor has of its own is tested in its own folder.
///
/// Nearly all of it is waiting, so the meetings are held side by side.
@Execution(ExecutionMode.CONCURRENT)
final class ConnectorContractTest {

    static final List<Vendor> READ = can(Can.READ);
    static final List<Vendor> WRITTEN = can(Can.WRITE);
    static final List<Vendor> PUSHING = can(Can.PUSH);
    static final List<Vendor> TOKENS = can(Can.TOKENS);
    static final List<Vendor> STRANGERS = can(Can.STRANGERS);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// Between an answer and its line in a log, and for what was under way already.
    private static final Duration SLACK = Duration.ofMillis(400);

    @AutoClose
    private static final Overheard OVERHEARD = new Overheard();

    private static List<Vendor> can(Can what) {
        return Stream.of(Vendor.values()).filter(vendor -> vendor.can(what)).toList();
    }

    // --- In step

    @ParameterizedTest
    @EnumSource
    void a_persons_change_there_is_heard(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.goesOn();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_we_write_shows_there_and_its_echo_is_no_change(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.choose("lunch");
            meeting.showsThere(meeting.words().away());
            meeting.later(Duration.ofSeconds(2));
            meeting.showsThere(meeting.words().away());
            assertThat(meeting.here()).isEqualTo("lunch");
            meeting.chooseThere(meeting.words().freeByHand());
            meeting.showsHere("available");
        }
    }

    // --- Names that are none

    @ParameterizedTest
    @EnumSource
    void a_status_they_do_not_have_is_refused_with_a_word(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.choose("meeting");
            await().until(() -> meeting.state() == FarState.REFUSED);
            assertThat(meeting.shownThere()).isEqualTo(meeting.words().free());
            await().untilAsserted(() -> assertThat(OVERHEARD.lines())
                    .anyMatch(line -> line.contains("'" + Meeting.NOWHERE + "'")));
            assertThat(meeting.whyNot()).isNotEmpty();
            meeting.choose("lunch");
            meeting.showsThere(meeting.words().away());
            assertThat(meeting.whyNot()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_status_of_theirs_that_no_row_knows_needs_a_mapping(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.chooseThere(meeting.words().odd());
            await().untilAsserted(() ->
                    assertThat(meeting.unmapped()).contains(meeting.words().odd()));
            assertThat(meeting.here()).isEqualTo("available");
        }
    }

    @ParameterizedTest
    @FieldSource("STRANGERS")
    void a_person_who_is_nobody_here_needs_a_mapping(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            var name = meeting.there().strangerChooses(meeting.words().awayByHand());
            await().until(() -> meeting.unmapped().contains(name));
            assertThat(meeting.here()).isEqualTo("available");
        }
    }

    // --- Trouble that vendors announce

    @ParameterizedTest
    @FieldSource("TOKENS")
    void a_token_that_has_ended_is_renewed(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.faults().next(1, new Fault.ExpiredTokens());
            meeting.there().disturb();
            meeting.choose("lunch");
            meeting.recovers();
            assertThat(meeting.shownThere()).isEqualTo(meeting.words().away());
            meeting.chooseThere(meeting.words().freeByHand());
            meeting.showsHere("available");
        }
    }

    @ParameterizedTest
    @EnumSource
    void while_they_ask_us_to_wait_no_line_asks_and_then_the_newest_wish_shows(Vendor vendor)
            throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            var before = meeting.log().size();
            meeting.faults().next(1, new Fault.Status(429, PAUSE));
            meeting.choose("lunch");
            await().until(() -> meeting.log().stream().skip(before)
                    .anyMatch(one -> one.status() == 429));
            meeting.there().disturb();
            meeting.choose("available");
            meeting.choose("break");
            meeting.showsThere(meeting.words().away());
            assertThat(meeting.here()).isEqualTo("break");

            await().until(() -> meeting.log().getLast().status() != 429);
            var told = meeting.log().stream().filter(one -> one.status() == 429).findFirst()
                    .orElseThrow().at();
            assertThat(meeting.log()).noneMatch(one -> one.at().isAfter(told.plus(SLACK))
                    && one.at().isBefore(told.plus(PAUSE).minus(SLACK)));
        }
    }

    // --- Trouble that they do not

    @ParameterizedTest
    @EnumSource
    void errors_and_broken_connections_are_survived_and_they_are_spared(Vendor vendor)
            throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            for (var fault : List.of(new Fault.Status(500), new Fault.DroppedConnection())) {
                var before = meeting.log().size();
                meeting.troubledBy(fault);
                meeting.choose("lunch");
                await().until(() -> meeting.log().stream().skip(before)
                        .anyMatch(one -> one.status() == 500 || one.status() == 0));
                assertThat(meeting.log().size() - before).isLessThan(12);
                meeting.faults().clear();
                meeting.recovers();
                assertThat(meeting.shownThere()).isEqualTo(meeting.words().away());
                meeting.choose("available");
                meeting.showsThere(meeting.words().free());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PUSHING")
    void what_is_lost_on_the_way_is_found_by_a_look(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.later(Duration.ofSeconds(31));
            meeting.faults().pushes(new Pushes(Duration.ZERO, 0, 0, 1));
            meeting.chooseThere(meeting.words().awayByHand());
            meeting.faults().pushes(Pushes.WELL);
            meeting.there().lookAgain();
            meeting.showsHere("break");
        }
    }

    @ParameterizedTest
    @FieldSource("PUSHING")
    void what_comes_twice_and_out_of_order_comes_right(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.faults().pushes(new Pushes(Duration.ofMillis(5), 1, 0.5, 0));
            for (var round = 0; round < 3; round++) {
                meeting.chooseThere(meeting.words().freeByHand());
                meeting.chooseThere(meeting.words().awayByHand());
            }
            meeting.later(Duration.ofSeconds(2));
            meeting.comesToRestAt("break");
        }
    }

    // --- Answers that are none

    @ParameterizedTest
    @FieldSource("READ")
    void hostile_answers_are_said_change_nothing_and_are_overcome(Vendor vendor)
            throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            meeting.chooseThere(meeting.words().awayByHand());
            meeting.showsHere("break");
            for (var fault : List.of(new Fault.Html(), new Fault.WrongTypes(),
                    new Fault.EndlessBody(), new Fault.SlowDrip())) {
                meeting.troubledBy(fault);
                await(fault.toString()).atMost(Duration.ofSeconds(30))
                        .until(() -> !meeting.trouble().isEmpty());
                assertThat(meeting.here()).isEqualTo("break");
                meeting.faults().clear();
                meeting.recovers();
            }
            assertThat(meeting.here()).isEqualTo("break");
            meeting.goesOn();
        }
    }

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void no_secret_is_said_whatever_they_answer(Vendor vendor) throws Exception {
        try (var meeting = Meeting.inStep(vendor)) {
            for (var fault : List.of(new Fault.Status(401), new Fault.Status(500),
                    new Fault.Html(), new Fault.WrongTypes())) {
                meeting.troubledBy(fault);
                var heard = OVERHEARD.lines().size();
                meeting.choose(meeting.here().equals("lunch") ? "available" : "lunch");
                await(fault.toString()).until(() -> OVERHEARD.lines().size() > heard);
                assertThat(meeting.trouble()).doesNotContain(secrets(meeting));
                meeting.faults().clear();
                meeting.later(Duration.ofSeconds(31));
            }
            assertThat(String.join("", OVERHEARD.lines())).doesNotContain(secrets(meeting));
        }
    }

    private static String[] secrets(Meeting meeting) {
        return meeting.there().environment().values().toArray(String[]::new);
    }
}
