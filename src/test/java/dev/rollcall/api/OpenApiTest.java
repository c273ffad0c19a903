package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.wire.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The description against itself and against what the server really answers, by a validator that
/// is not ours.
final class OpenApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static OpenHouse house;
    private static String administrator;
    private static Map<String, Object> document;
    private static Map<String, Object> schemas;

    @BeforeAll
    static void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
        document = object(house.get("", "/openapi.json"));
        schemas = map(map(document.get("components")).get("schemas"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object tree) {
        return (Map<String, Object>) tree;
    }

    /// A schema by its name, all others beside it.
    private static Schema schema(String name) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("$ref", "#/components/schemas/" + name);
        whole.put("components", Map.of("schemas", schemas));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.text(whole));
    }

    private static void fits(String name, String json) {
        assertThat(schema(name).validate(JSON.readTree(json))).as(name + ": " + json).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_example_fits_its_schema() {
        return schemas.entrySet().stream()
                .filter(one -> map(one.getValue()).containsKey("example"))
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () ->
                        fits(one.getKey(), Json.text(map(one.getValue()).get("example")))));
    }

    @Test
    void every_body_that_is_sent_has_an_example() {
        assertThat(house.api().table().stream().flatMap(route -> route.body().stream())
                .map(body -> body.schema()).distinct()
                .filter(name -> !map(schemas.get(name)).containsKey("example"))).isEmpty();
    }

    @Test
    void whatever_is_referred_to_is_there_and_no_two_operations_share_a_name() {
        var references = new ArrayList<String>();
        collect(document, references);
        assertThat(references).isNotEmpty();
        assertThat(references.stream().distinct().filter(one -> !isThere(one))).isEmpty();
        assertThat(house.api().table().stream().map(route -> route.id())).doesNotHaveDuplicates()
                .doesNotContain("");
        var paths = map(document.get("paths"));
        assertThat(house.api().table()).allSatisfy(route -> assertThat(map(
                paths.get(route.template()))).containsKey(route.method().name().toLowerCase(
                        Locale.ROOT)));
    }

    private static boolean isThere(String reference) {
        var at = document;
        for (var step : reference.substring(2).split("/")) {
            if (!at.containsKey(step)) return false;
            at = map(at.get(step));
        }
        return true;
    }

    private static void collect(Object tree, List<String> references) {
        switch (tree) {
            case Map<?, ?> map -> map.forEach((key, value) -> {
                if (key.equals("$ref")) references.add(value.toString());
                else if (value != null) collect(value, references);
            });
            case List<?> list -> list.forEach(one -> collect(one, references));
            default -> { }
        }
    }

    /// What is answered to a request that is fine, against the schema its route names.
    @TestFactory
    Stream<DynamicTest> what_is_answered_fits_what_is_promised() {
        house.ask(administrator, "POST", "/v1/commands", """
                [{"do":"sign-in","agent":"ana"},{"do":"set-ready","agent":"ana","ready":true},
                 {"do":"offer","work":"w1","workstream":"chat","agent":"ana"},
                 {"do":"accept","work":"w1"},
                 {"do":"offer","work":"w2","workstream":"chat","agent":"ana"}]""");
        house.ask(administrator, "POST", "/v1/tokens", "{\"name\":\"x\",\"role\":\"wallboard\"}");
        return house.api().table().stream()
                .filter(route -> route.method().name().equals("GET") && !route.live()
                        && route.answer().status() == 200 && !route.answer().schema().isEmpty())
                .map(route -> DynamicTest.dynamicTest(route.id(), () -> {
                    var path = route.template().replace("work/{id}", "work/w1")
                            .replace("offers/{id}", "offers/w2")
                            .replace("/queues/{id}", "/queues/support")
                            .replace("/connections/{id}", "/connections/desk")
                            .replace("{id}", "ana");
                    var answer = house.get(administrator, path);
                    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
                    fits(route.answer().schema(), answer.body());
                }));
    }

    @Test
    void a_problem_fits_too() {
        for (var answer : List.of(house.get("", "/v1/agents"),
                house.ask(administrator, "PUT", "/v1/agents/ana/presence", "{\"status\":7}"),
                house.get(administrator, "/v1/agents?no=1"))) {
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            fits("Problem", answer.body());
        }
    }
}
