package dev.rollcall.api.openapi;

import dev.rollcall.api.access.Permission;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.wire.document.YamlWriter;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// OpenAPI 3.1 out of the table of routes. Made when somebody asks for the first time: a start does
/// not wait for it.
public final class OpenApi {
    private static final String SCHEMAS = "#/components/schemas/";

    private static final Route.Parameter IDEMPOTENCY_KEY = new Route.Parameter("Idempotency-Key",
            "string", false, "asked twice with the same key is done once; kept for 24 hours");

    private final List<Route> others;
    private Optional<Map<String, Object>> made = Optional.empty();

    public OpenApi(List<Route> others) {
        this.others = List.copyOf(others);
    }

    /// The whole table: what is described, and the two routes that show the description.
    public List<Route> table() {
        return Stream.concat(others.stream(), own().stream()).toList();
    }

    private List<Route> own() {
        return List.of(
                Route.get("/openapi.json", Permission.NONE, _ ->
                        Response.of(200, Route.JSON, Json.write(document())))
                        .named("getOpenApi", "This description, in JSON.")
                        .answers(200, "", Route.JSON),
                Route.get("/openapi.yaml", Permission.NONE, _ ->
                        Response.of(200, Route.YAML,
                                YamlWriter.text(document()).getBytes(StandardCharsets.UTF_8)))
                        .named("getOpenApiYaml", "This description, in YAML.")
                        .answers(200, "", Route.YAML));
    }

    public synchronized Map<String, Object> document() {
        if (made.isEmpty()) made = Optional.of(make());
        return made.get();
    }

    private Map<String, Object> make() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Rollcall", "version", "1",
                "description", "One live, durable truth about every contact-centre agent's"
                        + " presence.", "license", Map.of("name", "Apache-2.0",
                        "identifier", "Apache-2.0")));
        document.put("security", List.of(Map.of("token", List.of()), Map.of("session", List.of())));
        document.put("paths", paths());
        document.put("components", Map.of("schemas", Schemas.all(),
                "securitySchemes", Map.of(
                        "token", Map.of("type", "http", "scheme", "bearer"),
                        "session", Map.of("type", "apiKey", "in", "cookie", "name", "rollcall")),
                "responses", Map.of("Problem", problem())));
        return Collections.unmodifiableMap(document);
    }

    private Map<String, Object> paths() {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var route : table()) {
            paths.computeIfAbsent(route.template(), _ -> new LinkedHashMap<>())
                    .put(route.method().small(), operation(route));
        }
        return Collections.unmodifiableMap(paths);
    }

    private static Map<String, Object> operation(Route route) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", route.id());
        operation.put("summary", route.summary());
        operation.put("tags", List.of(tag(route)));
        operation.put("parameters", parameters(route));
        route.body().ifPresent(body -> operation.put("requestBody", Map.of(
                "required", body.required(), "content", content(body.schema(),
                        body.mediaTypes()))));
        operation.put("responses", responses(route));
        if (route.needs() == Permission.NONE) operation.put("security", List.of());
        else operation.put("x-permission", route.needs().scope());
        return operation;
    }

    private static String tag(Route route) {
        var steps = route.template().split("/", -1);
        return steps.length > 2 ? steps[2] : "description";
    }

    private static List<Object> parameters(Route route) {
        var parameters = new ArrayList<Object>();
        for (var step : route.template().split("/", -1)) {
            if (!step.startsWith("{")) continue;
            parameters.add(Map.of("name", step.substring(1, step.length() - 1), "in", "path",
                    "required", true, "schema", Map.of("type", "string")));
        }
        for (var asked : route.query()) parameters.add(parameter("query", asked));
        for (var heard : route.headers()) parameters.add(parameter("header", heard));
        if (route.method().writes() && route.needs() != Permission.NONE) {
            parameters.add(parameter("header", IDEMPOTENCY_KEY));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String in, Route.Parameter parameter) {
        return Map.of("name", parameter.name(), "in", in, "required", parameter.required(),
                "description", parameter.meaning(), "schema", Map.of("type", parameter.schema()));
    }

    private static Map<String, Object> responses(Route route) {
        var answer = route.answer();
        var good = new LinkedHashMap<String, Object>();
        good.put("description", "As asked.");
        if (!answer.mediaTypes().isEmpty()) {
            good.put("content", content(answer.schema(), answer.mediaTypes()));
        }
        var responses = new LinkedHashMap<String, Object>();
        responses.put(Integer.toString(answer.status()), good);
        for (var status : answer.also()) {
            responses.put(status.toString(),
                    status < 300 ? good : Map.of("description", "It is still what you have."));
        }
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        return responses;
    }

    private static Map<String, Object> content(String schema, List<String> mediaTypes) {
        var content = new LinkedHashMap<String, Object>();
        for (var type : mediaTypes) {
            content.put(type, schema.isEmpty() ? Map.of()
                    : Map.of("schema", Map.of("$ref", SCHEMAS + schema)));
        }
        return content;
    }

    private static Map<String, Object> problem() {
        return Map.of("description", "The answer is no, and this is why.",
                "content", content("Problem", List.of(Problem.MEDIA_TYPE)));
    }
}
