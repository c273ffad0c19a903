package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Being told of work, queues and offers: by whoever asks for it, and by an agent's own desktop.
final class StreamOfWorkTest {

    private OpenHouse house;
    private String administrator;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void does(String command) {
        var answer = house.ask(administrator, "POST", "/v1/commands", command);
        assertThat(answer.statusCode()).as(command + answer.body()).isEqualTo(200);
    }

    private void present(String agent) {
        does("[{\"do\":\"sign-in\",\"agent\":\"" + agent + "\"},"
                + "{\"do\":\"set-ready\",\"agent\":\"" + agent + "\",\"ready\":true}]");
    }

    private void enqueue(String work, String queue) {
        does("{\"do\":\"enqueue\",\"work\":\"" + work + "\",\"workstream\":\"chat\",\"queue\":\""
                + queue + "\"}");
    }

    private void work(String verb, String work) {
        does("{\"do\":\"" + verb + "\",\"work\":\"" + work + "\"}");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Listening.Heard heard, String member) {
        return (List<Map<String, Object>>) Objects.requireNonNull(heard.data().get(member));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> offer(Listening.Heard heard) {
        return (Map<String, Object>) Objects.requireNonNull(heard.data().get("offer"));
    }

    /// The next event of this name; changes of agents in between are not looked at.
    private static Listening.Heard next(Listening stream, String event) {
        for (var heard = stream.next();; heard = stream.next()) {
            if (heard.event().equals(event)) return heard;
            assertThat(heard.event()).isEqualTo("change");
        }
    }

    @Test
    void whoever_asks_for_work_is_told_each_item_from_its_beginning_to_its_end() {
        enqueue("w1", "sales");
        try (var stream = Listening.to(house, administrator, "?include=work")) {
            var snapshot = stream.next();
            assertThat(snapshot.data()).containsEntry("complete", true)
                    .containsEntry("agents", List.of());
            assertThat(list(snapshot, "work")).singleElement()
                    .satisfies(one -> assertThat(one).containsEntry("state", "enqueued"));
            work("cancel", "w1");
            assertThat(list(stream.next(), "work")).singleElement().satisfies(one ->
                    assertThat(one).containsEntry("id", "w1").containsEntry("state", "cancelled"));
            enqueue("w2", "sales");
            assertThat(list(stream.next(), "work").getFirst()).containsEntry("id", "w2");
        }
    }

    @Test
    void a_queue_is_told_when_what_is_in_it_changes_and_only_then() {
        try (var stream = Listening.to(house, administrator, "?include=queues")) {
            assertThat(list(stream.next(), "queues")).hasSize(2);
            present("cy");
            enqueue("w1", "support");
            var first = stream.next();
            assertThat(list(first, "queues")).singleElement().satisfies(one -> assertThat(one)
                    .containsEntry("id", "support").containsEntry("offered", 1L));
            enqueue("w2", "sales");
            var sales = list(stream.next(), "queues").getFirst();
            assertThat(sales).containsEntry("id", "sales").containsEntry("offered", 1L);
            work("accept", "w1");
            assertThat(list(stream.next(), "queues").getFirst())
                    .containsEntry("offered", 0L).containsEntry("working", 1L);
        }
    }

    @Test
    void a_board_that_comes_back_resumes_and_is_told_the_queues_as_they_are() {
        String last;
        try (var stream = Listening.to(house, administrator, "?include=agents,queues")) {
            last = stream.next().id();
        }
        enqueue("w1", "sales");
        try (var again = Listening.to(house, administrator,
                "?include=agents,queues&from=" + last)) {
            var change = again.next();
            assertThat(change.event()).isEqualTo("change");
            assertThat(list(change, "queues")).hasSize(2).anySatisfy(one -> assertThat(one)
                    .containsEntry("id", "sales").containsEntry("waiting", 1L));
        }
    }

    @Test
    void an_agents_desktop_rings_for_an_offer_until_it_is_answered() {
        present("bob");
        try (var desktop = Listening.to(house, house.token(Role.AGENT, "bob"), "")) {
            assertThat(desktop.next().event()).isEqualTo("snapshot");
            enqueue("w1", "support");
            var rings = offer(next(desktop, "offer"));
            assertThat(rings).containsEntry("work", "w1").containsEntry("agent", "bob")
                    .containsEntry("queue", "support").containsKey("until");
            assertThat(house.ask(house.token(Role.AGENT, "bob"), "POST", "/v1/work/w1/accept", "")
                    .statusCode()).isEqualTo(200);
            assertThat(offer(next(desktop, "offer-accepted"))).containsEntry("work", "w1");
            enqueue("w2", "support");
            next(desktop, "offer");
            work("cancel", "w2");
            assertThat(next(desktop, "offer-withdrawn").data()).containsEntry("why", "cancelled");
            enqueue("w3", "support");
            next(desktop, "offer");
            work("miss", "w3");
            assertThat(next(desktop, "offer-withdrawn").data()).containsEntry("why", "not-taken");
        }
    }

    @Test
    void a_desktop_that_comes_back_is_told_the_open_offers_again() {
        present("bob");
        var token = house.token(Role.AGENT, "bob");
        enqueue("w1", "support");
        String last;
        try (var desktop = Listening.to(house, token, "")) {
            next(desktop, "offer");
            last = next(desktop, "snapshot").id();
        }
        try (var again = Listening.to(house, token, "?from=" + last)) {
            assertThat(offer(again.next())).containsEntry("work", "w1");
            work("reject", "w1");
            assertThat(next(again, "offer-withdrawn").data()).containsEntry("why", "not-taken");
        }
    }

    @Test
    void nobody_hears_of_offers_to_others_and_a_program_hears_all() {
        present("ana");
        present("bob");
        try (var ana = Listening.to(house, house.token(Role.AGENT, "ana"), "");
                var program = Listening.to(house, house.token(Role.INTEGRATION, ""),
                        "?include=offers")) {
            ana.next();
            program.next();
            does("{\"do\":\"offer\",\"work\":\"b1\",\"workstream\":\"held\",\"agent\":\"bob\"}");
            does("{\"do\":\"offer\",\"work\":\"a1\",\"workstream\":\"held\",\"agent\":\"ana\"}");
            assertThat(offer(next(ana, "offer"))).containsEntry("work", "a1");
            assertThat(offer(program.next())).containsEntry("work", "b1");
            assertThat(offer(program.next())).containsEntry("work", "a1");
        }
    }

    @Test
    void much_work_comes_in_parts() {
        var commands = IntStream.range(0, 400).mapToObj(number ->
                "{\"do\":\"enqueue\",\"work\":\"w" + number
                        + "\",\"workstream\":\"chat\",\"queue\":\"sales\"}").toList();
        does(commands.toString());
        try (var stream = Listening.to(house, administrator, "?include=agents,work")) {
            var agents = 0;
            var items = 0;
            var parts = 0;
            var complete = false;
            while (!complete) {
                var part = stream.next();
                agents += part.agents().size();
                if (part.data().containsKey("work")) items += list(part, "work").size();
                complete = Boolean.TRUE.equals(part.data().get("complete"));
                parts++;
            }
            assertThat(agents).isEqualTo(4);
            assertThat(items).isEqualTo(400);
            assertThat(parts).isGreaterThan(2);
        }
    }

    @Test
    void a_topic_that_is_none_is_declined() {
        assertThat(house.get(administrator, "/v1/stream?include=lunch").statusCode())
                .isEqualTo(400);
    }
}
