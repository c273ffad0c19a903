package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.access.Role;
import dev.rollcall.engine.NotationByNumber;
import dev.rollcall.journal.MemoryJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Being told: everything, once, in order, over cuts and restarts, and only what one may see.
final class StreamTest {

    private MemoryJournal journal = new MemoryJournal();
    private final NotationByNumber notation = new NotationByNumber();
    private OpenHouse house;
    private String administrator;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        house = OpenHouse.open(folder, journal, notation, OpenHouse.settings());
        administrator = house.administrator();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void command(String json) {
        var answer = house.ask(administrator, "POST", "/v1/commands", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void signIn(String agent) {
        command("{\"do\":\"sign-in\",\"agent\":\"" + agent + "\"}");
    }

    private static List<Object> ids(Listening.Heard heard) {
        return heard.agents().stream().<Object>map(one -> one.get("id")).toList();
    }

    @Test
    void first_a_snapshot_then_every_change() {
        try (var stream = Listening.to(house, administrator, "")) {
            var snapshot = stream.next();
            assertThat(snapshot.event()).isEqualTo("snapshot");
            assertThat(snapshot.data()).containsEntry("complete", true);
            assertThat(ids(snapshot)).containsExactlyInAnyOrder("ana", "bob", "cy", "dee");
            assertThat(snapshot.id()).matches("\\S+-\\d+");
            signIn("ana");
            var change = stream.next();
            assertThat(change.event()).isEqualTo("change");
            assertThat(change.agent("ana")).containsEntry("presence", "available");
            command("{\"do\":\"set-presence\",\"agent\":\"ana\",\"status\":\"lunch\"}");
            assertThat(stream.next().agent("ana")).containsEntry("presence", "lunch");
        }
    }

    @Test
    void a_client_that_was_cut_off_resumes_without_a_gap_and_without_a_repeat() {
        String last;
        try (var stream = Listening.to(house, administrator, "")) {
            stream.next();
            signIn("ana");
            stream.next();
            last = stream.last();
        }
        signIn("bob");
        signIn("cy");
        try (var again = Listening.to(house, administrator, "", "Last-Event-ID", last)) {
            var missed = again.next();
            assertThat(missed.event()).isEqualTo("change");
            assertThat(ids(missed)).containsExactlyInAnyOrder("bob", "cy");
            signIn("dee");
            assertThat(ids(again.next())).containsExactly("dee");
        }
        try (var from = Listening.to(house, administrator, "?from=" + last)) {
            assertThat(ids(from.next())).hasSize(3);
        }
    }

    @Test
    void a_restart_is_no_gap_either() {
        String last;
        try (var stream = Listening.to(house, administrator, "")) {
            stream.next();
            signIn("ana");
            stream.next();
            last = stream.last();
        }
        signIn("bob");
        house.close();
        journal = journal.reopen();
        open();
        signIn("cy");
        try (var again = Listening.to(house, administrator, "", "Last-Event-ID", last)) {
            assertThat(ids(again.next())).containsExactlyInAnyOrder("bob", "cy");
        }
    }

    @Test
    void a_place_of_another_history_is_told_to_begin_anew() {
        try (var stream = Listening.to(house, administrator, "?from=elsewhere-17")) {
            var reset = stream.next();
            assertThat(reset.event()).isEqualTo("reset");
            assertThat(reset.data()).containsKey("why");
            assertThat(stream.next().event()).isEqualTo("snapshot");
        }
        assertThat(house.get(administrator, "/v1/stream?from=nonsense").statusCode())
                .isEqualTo(400);
        try (var stream = Listening.to(house, administrator, "", "Last-Event-ID", "nonsense")) {
            assertThat(stream.next().event()).isEqualTo("snapshot");
        }
    }

    @Test
    void a_filter_shows_its_own_and_says_who_has_left_it() {
        try (var stream = Listening.to(house, administrator, "?queue=sales")) {
            assertThat(ids(stream.next())).doesNotContain("bob").contains("ana");
        }
        try (var stream = Listening.to(house, administrator, "?team=north")) {
            assertThat(ids(stream.next())).containsExactlyInAnyOrder("ana", "bob");
            signIn("cy");
            signIn("ana");
            assertThat(ids(stream.next())).containsExactly("ana");
            assertThat(house.ask(administrator, "PUT", "/v1/agents/bob", "{\"team\":\"south\"}")
                    .statusCode()).isEqualTo(200);
            assertThat(stream.next().data()).containsEntry("gone", List.of("bob"));
        }
        try (var stream = Listening.to(house, administrator, "?agent=dee")) {
            assertThat(ids(stream.next())).containsExactly("dee");
        }
    }

    @Test
    void each_role_is_told_what_it_may_see() {
        var maria = house.token(Role.SUPERVISOR, "maria", "south");
        var ana = house.token(Role.AGENT, "ana");
        try (var south = Listening.to(house, maria, "");
                var own = Listening.to(house, ana, "");
                var wall = Listening.to(house, house.token(Role.WALLBOARD, ""), "")) {
            assertThat(ids(south.next())).containsExactly("cy");
            assertThat(ids(own.next())).containsExactlyInAnyOrder("ana", "bob");
            assertThat(ids(wall.next())).hasSize(4);
            signIn("ana");
            command("{\"do\":\"set-presence\",\"agent\":\"ana\",\"status\":\"lunch\","
                    + "\"reason\":\"toothache\"}");
            command("{\"do\":\"sign-in\",\"agent\":\"bob\"}");
            await().until(() -> presence(own, "ana", "lunch").toString().contains("toothache"));
            await().until(() -> !presence(wall, "ana", "lunch").toString().contains("toothache"));
            signIn("cy");
            assertThat(ids(south.next())).containsExactly("cy");
        }
    }

    /// The first view of an agent in this presence.
    private static Map<String, Object> presence(Listening stream, String agent, String status) {
        while (true) {
            for (var one : stream.next().agents()) {
                if (agent.equals(one.get("id")) && status.equals(one.get("presence"))) return one;
            }
        }
    }

    @Test
    void a_token_has_only_so_many_streams() {
        var ana = house.token(Role.AGENT, "ana");
        var open = IntStream.range(0, 5).mapToObj(_ -> Listening.to(house, ana, "")).toList();
        open.forEach(Listening::next);
        var one = house.get(ana, "/v1/stream");
        assertThat(one.statusCode()).isEqualTo(429);
        assertThat(one.headers().firstValue("Retry-After")).isPresent();
        try (var other = Listening.to(house, administrator, "")) {
            assertThat(other.next().event()).isEqualTo("snapshot");
        }
        open.forEach(Listening::close);
        signIn("ana");
        await().until(() -> {
            signIn("ana");
            command("{\"do\":\"set-presence\",\"agent\":\"ana\",\"status\":\"lunch\"}");
            command("{\"do\":\"set-presence\",\"agent\":\"ana\",\"status\":\"meeting\"}");
            return house.api().streams() == 0;
        });
        Listening.to(house, ana, "").close();
    }

    @Test
    void a_revoked_token_ends_its_streams_within_five_seconds() {
        var token = house.token(Role.SUPERVISOR, "maria");
        var id = house.credentials().tokens(OpenHouse.DEFAULT).stream()
                .filter(one -> one.subject().equals("maria")).findFirst().orElseThrow().id();
        try (var stream = Listening.to(house, token, "")) {
            stream.next();
            house.ask(administrator, "DELETE", "/v1/tokens/" + id, "");
            await().until(() -> stream.next().event().equals("end"));
        }
    }

    @Test
    void when_the_server_stops_streams_are_told_to_come_back() {
        var stream = Listening.to(house, administrator, "");
        stream.next();
        house.api().close();
        assertThat(stream.next().event()).isEqualTo("end");
        assertThat(stream.comments()).isPositive();
    }

    @Test
    void a_change_of_the_configuration_shows_everybody_anew() {
        try (var stream = Listening.to(house, administrator, "")) {
            stream.next();
            command("{\"do\":\"configure\",\"statuses\":[{\"id\":\"lunch\",\"label\":\"Meal\"}]}");
            assertThat(stream.next().event()).isEqualTo("snapshot");
        }
    }
}
