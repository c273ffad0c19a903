package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.Route;
import dev.rollcall.engine.NotationByNumber;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every route that takes a body, with every kind of body it cannot take: the answer is a problem
/// from 400 up, with a pointer, soon, and never ours to blame. Made of the table of routes, so a
/// new route is tested before anybody thinks of it.
final class BadInputTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private record Bad(String name, byte[] body, List<Integer> statuses, boolean pointer) {
        Bad(String name, String body, List<Integer> statuses, boolean pointer) {
            this(name, body.getBytes(StandardCharsets.UTF_8), statuses, pointer);
        }
    }

    private static final List<Bad> BODIES = List.of(
            new Bad("nothing", "", List.of(400, 415, 422), false),
            new Bad("no JSON", "{\"a\":", List.of(400), true),
            new Bad("two values", "{} {}", List.of(400), true),
            new Bad("no UTF-8", new byte[] {'"', (byte) 0xff, '"'}, List.of(400), false),
            new Bad("NUL in a text", "{\"a\\u0000b\":1}", List.of(400, 422), true),
            new Bad("half a character", "{\"a\":\"\\ud800\"}", List.of(400, 422), true),
            new Bad("a key twice", "{\"agent\":1,\"agent\":2}", List.of(400), true),
            new Bad("ten thousand deep", "[".repeat(10_000), List.of(400), true),
            new Bad("a thousand objects deep", "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
                    List.of(400), true),
            new Bad("a number beyond numbers", "{\"priority\":1e400}", List.of(400, 422), true),
            new Bad("a number of 2,000 digits", "{\"priority\":" + "9".repeat(2_000) + "}",
                    List.of(400, 422), true),
            new Bad("not a number", "{\"priority\":NaN}", List.of(400), true),
            new Bad("a text", "\"hello\"", List.of(422), true),
            new Bad("null", "null", List.of(400, 422), true),
            new Bad("a list in a list", "[[]]", List.of(422), true),
            new Bad("an unknown field", "{\"no-such-field\":1}", List.of(422), true),
            new Bad("fields of wrong types", "{\"do\":7,\"status\":[],\"ready\":\"x\","
                    + "\"name\":{},\"session\":{},\"workstream\":1,\"code\":[],\"queues\":3,"
                    + "\"to\":1,\"then\":[]}", List.of(422), true));

    private static OpenHouse house;
    private static String administrator;

    @BeforeAll
    static void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Stream<Route> taking() {
        return house.api().table().stream().filter(route -> route.body().isPresent());
    }

    private static HttpRequest.Builder to(Route route) {
        return to(route.template().replace("{id}", "ana").replace("{verb}", "transfer")
                .replaceAll("\\{\\w+}", "s1"));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(house.uri(path)).timeout(SOON)
                .header("Authorization", "Bearer " + administrator).header("If-Match", "*");
    }

    private static HttpResponse<String> send(Route route, String type, byte[] body) {
        if (route.id().equals("report")) {
            return house.send(Desk.signed(house, type, body).timeout(SOON).build());
        }
        return house.send(to(route).header("Content-Type", type)
                .method(route.method().name(), BodyPublishers.ofByteArray(body)).build());
    }

    private static Map<String, Object> problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
        var problem = object(answer);
        assertThat(problem).containsKeys("type", "title", "status", "detail", "code")
                .containsEntry("status", (long) answer.statusCode());
        return problem;
    }

    @TestFactory
    Stream<DynamicTest> a_body_that_cannot_be_taken_is_a_problem_with_a_pointer() {
        return taking().flatMap(route -> BODIES.stream().map(bad -> DynamicTest.dynamicTest(
                route.id() + " with " + bad.name(), () -> {
                    if (bad.body().length == 0 && !route.body().orElseThrow().required()) return;
                    var answer = send(route, "application/json", bad.body());
                    if (acceptable(route, bad, answer)) return;
                    assertThat(answer.statusCode()).as(answer.body()).isIn(bad.statuses());
                    if (bad.pointer()) assertPointed(problem(answer));
                })));
    }

    /// `check` judges documents: what it can read it answers, whatever it thinks of it.
    private static boolean acceptable(Route route, Bad bad, HttpResponse<String> answer) {
        return route.id().equals("checkConfiguration") && bad.statuses().contains(422)
                && answer.statusCode() == 200 && answer.body().contains("\"usable\":false");
    }

    private static void assertPointed(Map<String, Object> problem) {
        assertThat((List<?>) problem.get("errors")).isNotEmpty().allSatisfy(error ->
                assertThat((Map<?, ?>) error).extracting("pointer", "code", "detail")
                        .doesNotContainNull());
    }

    @TestFactory
    Stream<DynamicTest> a_body_of_another_kind_is_not_taken() {
        return taking().map(route -> DynamicTest.dynamicTest(route.id(), () -> {
            for (var type : List.of("text/plain", "application/xml", "multipart/form-data")) {
                assertThat(problem(send(route, type, "{}".getBytes(StandardCharsets.UTF_8))))
                        .containsEntry("status", 415L);
            }
            var encoded = house.send(to(route).header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .method(route.method().name(), BodyPublishers.ofString("{}")).build());
            assertThat(problem(encoded)).containsEntry("status", 415L);
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_body_beyond_the_limit_is_declined_whole_and_in_chunks() {
        return taking().map(route -> DynamicTest.dynamicTest(route.id(), () -> {
            var large = "\"" + "x".repeat(route.body().orElseThrow().bytesMax()) + "\"";
            for (var body : List.of(BodyPublishers.ofString(large),
                    BodyPublishers.fromPublisher(BodyPublishers.ofString(large)))) {
                int status;
                try {
                    var answer = house.send(to(route).header("Content-Type", "application/json")
                            .method(route.method().name(), body).build());
                    status = answer.statusCode();
                    problem(answer);
                } catch (IllegalStateException closedWhileSending) {
                    status = 413;
                }
                assertThat(status).isEqualTo(413);
            }
        }));
    }

    @Test
    void the_limit_of_a_configuration_can_be_set(@TempDir Path folder) throws IOException {
        var document = "# " + "x".repeat(1 << 20) + "\nqueues: []\n";
        for (var mib : List.of(1, 2)) {
            try (var other = OpenHouse.open(
                    Files.createDirectory(folder.resolve("of-" + mib)), new MemoryJournal(),
                    new NotationByNumber(), OpenHouse.settings().taking(mib << 20))) {
                int status;
                try {
                    status = other.ask(other.administrator(), "POST", "/v1/config/check",
                            document, "Content-Type", "application/yaml").statusCode();
                } catch (IllegalStateException closedWhileSending) {
                    status = 413;
                }
                assertThat(status).isEqualTo(mib == 1 ? 413 : 200);
            }
        }
    }

    private static HttpResponse<String> bare(Route route, String path) {
        var body = route.body().isEmpty() ? BodyPublishers.noBody()
                : BodyPublishers.ofString("{}");
        return house.send(to(path).header("Content-Type", "application/json")
                .method(route.method().name(), body).build());
    }

    @TestFactory
    Stream<DynamicTest> a_parameter_that_nobody_knows_or_of_the_wrong_kind_is_pointed_at() {
        return house.api().table().stream().map(route -> DynamicTest.dynamicTest(route.id(), () -> {
            var path = route.template().replaceAll("\\{\\w+}", "ana");
            assertThat(problem(bare(route, path + "?no-such=1")).toString())
                    .contains("unknown-parameter").contains("?no-such");
            for (var parameter : route.query()) {
                if (parameter.schema().equals("string")) continue;
                var answer = problem(bare(route, path + "?" + parameter.name() + "=x%20y"));
                if (answer.get("status").equals(404L)) continue;
                assertThat(answer).as(parameter.name()).containsEntry("status", 400L);
                assertThat(answer.toString()).contains("?" + parameter.name());
            }
        }));
    }

    /// Texts that are no id: too long, turning the writing direction, a control character, half
    /// UTF-8, a way out of the folder.
    private static final List<String> NO_IDS = List.of("x".repeat(2_000), "%E2%80%AE", "%07",
            "%ff", "%2e%2e", "%2F", "%00");

    @TestFactory
    Stream<DynamicTest> a_step_of_the_path_that_is_no_id_is_declined() {
        return house.api().table().stream().filter(route -> route.template().contains("{"))
                .flatMap(route -> NO_IDS.stream().map(id -> DynamicTest.dynamicTest(route.id()
                        + " with " + id.substring(0, Math.min(9, id.length())), () -> {
                    var path = route.template().replaceAll("\\{\\w+}", id);
                    var status = problem(bare(route, path)).get("status");
                    assertThat((Long) status).isBetween(400L, 499L);
                })));
    }

    /// Goal: no body brings down a handler. Method: good bodies of all kinds with random parts
    /// replaced by other values, at every route that takes one.
    @Test
    void whatever_is_sent_is_answered_below_500() {
        var routes = taking().toList();
        Seeds.forAll(500, random -> {
            var route = routes.get(random.nextInt(routes.size()));
            var body = Json.write(tree(random, 0));
            var answer = send(route, "application/json", body);
            assertThat(answer.statusCode()).as(() -> route.id() + " with "
                    + new String(body, StandardCharsets.UTF_8) + ": " + answer.body())
                    .isLessThan(500);
        });
    }

    private static final List<String> WORDS = List.of("do", "agent", "ana", "bob", "status",
            "lunch", "for", "30m", "by", "api", "ready", "session", "s1", "work", "w1", "queue",
            "support", "workstream", "voice", "to", "then", "capacity", "units", "profiles",
            "set-presence", "sign-in", "enqueue", "offer", "transfer", "configure", "snapshot",
            "observe", "connection", "statuses", "id", "label", "base", "queues", "name", "team",
            "north", "role", "agent", "code", "token", "attributes", "until",
            "2026-03-02T09:00:00Z",
            "", "\u202e", "e\u0301", "x".repeat(300), "a/b~c", "null");

    private static Object tree(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 10)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * 1e12;
            case 2 -> random.nextBoolean();
            case 3, 4, 5 -> WORDS.get(random.nextInt(WORDS.size()));
            case 6 -> {
                var list = new ArrayList<Object>();
                for (var i = random.nextInt(4); i > 0; i--) list.add(tree(random, depth + 1));
                yield list;
            }
            default -> {
                var map = new LinkedHashMap<String, Object>();
                for (var i = random.nextInt(6); i > 0; i--) {
                    map.put(WORDS.get(random.nextInt(WORDS.size())), tree(random, depth + 1));
                }
                if (random.nextInt(3) > 0) map.put("do", WORDS.get(24 + random.nextInt(8)));
                yield map;
            }
        };
    }
}
