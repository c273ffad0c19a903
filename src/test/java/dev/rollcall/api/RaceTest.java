package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many who want the same at the same moment, over the real server: one gets it, the others are
/// told why not, and nobody ever has more than fits.
final class RaceTest {

    private static final int CLIENTS = 64;

    private OpenHouse house;
    private String administrator;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
        does("{\"do\":\"configure\",\"channelLimits\":{\"chat\":3}}");
        does(IntStream.range(0, CLIENTS).mapToObj(number ->
                "\"r" + number + "\":{\"queues\":[\"support\"]}").collect(
                Collectors.joining(",", "{\"do\":\"configure\",\"agents\":{", "}}")));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void does(String commands) {
        var answer = house.ask(administrator, "POST", "/v1/commands", commands);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void present(int agents) {
        does(IntStream.range(0, agents).boxed().flatMap(number -> Stream.of(
                "{\"do\":\"sign-in\",\"agent\":\"r" + number + "\"}",
                "{\"do\":\"set-ready\",\"agent\":\"r" + number + "\",\"ready\":true}"))
                .toList().toString());
    }

    /// Everybody asks at once, each on a connection of their own.
    private List<HttpResponse<String>> all(List<Callable<HttpResponse<String>>> asked)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(asked.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            for (var one : asked) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            var done = new ArrayList<HttpResponse<String>>();
            for (var answer : answers) done.add(answer.get());
            return done;
        }
    }

    private static Map<Integer, Long> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().collect(
                Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
    }

    private Callable<HttpResponse<String>> post(String token, String path, String body) {
        return () -> house.ask(token, "POST", path, body);
    }

    @Test
    void sixty_four_clients_want_one_item_for_an_agent_of_theirs_and_one_gets_it()
            throws Exception {
        present(CLIENTS);
        var answers = all(IntStream.range(0, CLIENTS).mapToObj(number -> post(administrator,
                "/v1/work", "{\"work\":\"w1\",\"workstream\":\"held\",\"agent\":\"r" + number
                        + "\"}")).toList());

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, CLIENTS - 1L));
        var owner = object(house.get(administrator, "/v1/work/w1")).get("offeredTo");
        assertThat(offered()).containsExactly(Map.entry(String.valueOf(owner), 1));
        assertThat(IntStream.range(0, CLIENTS)
                .filter(number -> answers.get(number).statusCode() == 201)
                .mapToObj(number -> "r" + number)).containsExactly(String.valueOf(owner));
    }

    @Test
    void sixty_four_desktops_accept_one_offer_and_only_its_agent_has_it() throws Exception {
        present(CLIENTS);
        does("{\"do\":\"offer\",\"work\":\"w1\",\"workstream\":\"held\",\"agent\":\"r17\"}");
        var answers = all(IntStream.range(0, CLIENTS).mapToObj(number -> post(administrator,
                "/v1/work/w1/accept", "{\"agent\":\"r" + number + "\"}")).toList());

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 409, CLIENTS - 1L));
        assertThat(answers.get(17).statusCode()).isEqualTo(200);
        assertThat(object(house.get(administrator, "/v1/work/w1"))).containsEntry("agent", "r17");
        var again = all(IntStream.range(0, CLIENTS).mapToObj(_ -> post(administrator,
                "/v1/work/w1/close", "")).toList());
        assertThat(statuses(again)).isEqualTo(Map.of(200, 1L, 409, CLIENTS - 1L));
    }

    @Test
    void sixty_four_offers_to_one_agent_never_exceed_what_fits() throws Exception {
        present(1);
        try (var stream = Listening.to(house, administrator, "?agent=r0")) {
            stream.next();
            var answers = all(IntStream.range(0, CLIENTS).mapToObj(number -> post(administrator,
                    "/v1/work", "{\"work\":\"c" + number
                            + "\",\"workstream\":\"held\",\"agent\":\"r0\"}")).toList());
            assertThat(statuses(answers)).isEqualTo(Map.of(201, 3L, 409, CLIENTS - 3L));
            assertThat(answers.stream().filter(one -> one.statusCode() == 409))
                    .allSatisfy(one -> assertThat(one.body()).contains("no-capacity"));
            var most = 0;
            while (most < 3) most = Math.max(most, held(stream.next().agent("r0")));
            assertThat(most).isEqualTo(3);
        }
    }

    @Test
    void a_rush_of_items_is_handed_out_once_each_and_nobody_gets_too_much() throws Exception {
        present(8);
        var desktops = IntStream.range(0, 8).mapToObj(n -> house.token(Role.AGENT, "r" + n))
                .toList();
        try (var stream = Listening.to(house, administrator, "")) {
            stream.next();
            var rush = new ArrayList<Callable<HttpResponse<String>>>();
            for (var number = 0; number < CLIENTS; number++) {
                rush.add(post(administrator, "/v1/work", "{\"work\":\"q" + number
                        + "\",\"workstream\":\"chat\",\"queue\":\"support\"}"));
            }
            assertThat(statuses(all(rush))).isEqualTo(Map.of(201, (long) CLIENTS));
            assertThat(offered().values()).hasSize(8).allMatch(items -> items == 3);
            var takers = new ArrayList<Callable<HttpResponse<String>>>();
            for (var number = 0; number < CLIENTS; number++) {
                for (var desktop : desktops) {
                    takers.add(post(desktop, "/v1/work/q" + number + "/accept", ""));
                }
            }
            assertThat(all(takers).stream().filter(one -> one.statusCode() == 200)).hasSize(24);
            var working = 0L;
            var seen = new HashMap<String, Integer>();
            while (working < 24) {
                for (var agent : stream.next().agents()) {
                    assertThat(held(agent)).isLessThanOrEqualTo(3);
                    seen.put(String.valueOf(agent.get("id")), list(agent, "working").size());
                }
                working = seen.values().stream().mapToInt(Integer::intValue).sum();
            }
        }
    }

    private Map<String, Integer> offered() {
        var page = object(house.get(administrator, "/v1/offers?limit=1000"));
        return list(page, "offers").stream().collect(Collectors.groupingBy(
                one -> String.valueOf(((Map<?, ?>) one).get("agent")),
                Collectors.summingInt(_ -> 1)));
    }

    private static int held(Map<String, Object> agent) {
        return list(agent, "offered").size() + list(agent, "working").size()
                + list(agent, "wrapUp").size();
    }

    private static List<?> list(Map<String, Object> view, String member) {
        return (List<?>) Objects.requireNonNull(view.get(member));
    }
}
