package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.access.Permission;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.http.Route;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what, as a table that was written beside the law and not beside the code. Each cell
/// is a request; a route that is missing here fails the test.
final class MatrixTest {

    /// Columns: nobody, wallboard, agent (ana, for herself), agent (ana, for bob of her team),
    /// supervisor of all, supervisor of the team north (for cy of south), integration,
    /// administrator. `y` may, `-` may not (401 for nobody, else 403), `0` must not know that it
    /// exists (404).
    private static final String TABLE = """
            listAgents         GET    /v1/agents                      -yyyyyyy
            getAgent           GET    /v1/agents/{}                   -yyyy0yy
            putAgent           PUT    /v1/agents/extra {"name":"X"}   ------yy
            deleteAgent        DELETE /v1/agents/nobody               ------00
            command          POST /v1/commands {"do":"set-ready","agent":"{}","ready":true} --y-y-yy
            setPresence        PUT    /v1/agents/{}/presence {"status":"lunch"} --y-y-yy
            setReady           PUT    /v1/agents/{}/ready {"ready":true} --y-y-yy
            openSession        POST   /v1/agents/{}/sessions          --y-y-yy
            heartbeat          PUT    /v1/agents/{}/sessions/s1/heartbeat --y-y-yy
            closeSession       DELETE /v1/agents/{}/sessions/s1       --y-y-yy
            createWork         POST   /v1/work {"workstream":"voice","agent":"{}"} ----y-yy
            listWork           GET    /v1/work                        -yyyyyyy
            listCandidates     GET    /v1/work/w-of-{}/candidates     -yy0y0yy
            listOffers         GET    /v1/offers                      -yyyyyyy
            getOffer           GET    /v1/offers/o-of-{}              -yy0y0yy
            listQueues         GET    /v1/queues                      -yyyyyyy
            getQueue           GET    /v1/queues/support              -yyyyyyy
            getWork            GET    /v1/work/w-of-{}                -yy0y0yy
            actOnWork          POST   /v1/work/w-of-{}/hold           --y0--yy
            getConfiguration   GET    /v1/config                      ----yyyy
            putConfiguration   PUT    /v1/config {}                   -------y
            checkConfiguration POST   /v1/config/check {}             ----yyyy
            listConnections    GET    /v1/connections                 ----yyyy
            getConnection      GET    /v1/connections/desk            ----yyyy
            listUnmapped       GET    /v1/connections/desk/needs-mapping ----yyyy
            fetchStatuses      POST   /v1/connections/desk/fetch-statuses -------y
            console            POST   /v1/connections/desk/console {"tab":"t"} --00----
            stream             GET    /v1/stream?agent={}             -yyyyyyy
            beginSession       POST   /v1/session {"code":"x"}        --------
            getSession         GET    /v1/session                     -yyyyyyy
            endSession         DELETE /v1/session                     -yyyyyyy
            createTicket       POST   /v1/tickets                     -yyyyyyy
            listTokens         GET    /v1/tokens                      -------y
            createToken        POST   /v1/tokens {"name":"x","role":"wallboard"} -------y
            revokeToken        DELETE /v1/tokens/nothing              -------0
            listSubscriptions  GET    /v1/subscriptions               -------y
            createSubscription POST   /v1/subscriptions {"url":"http://127.0.0.1:1"} -------y
            resumeSubscription POST   /v1/subscriptions/none/resume   -------0
            deleteSubscription DELETE /v1/subscriptions/none          -------0
            getOpenApi         GET    /openapi.json                   yyyyyyyy
            getOpenApiYaml     GET    /openapi.yaml                   yyyyyyyy
            """;

    /// Routes that have a door of their own: a handshake, a signature. See their own tests.
    private static final List<String> ELSEWHERE = List.of("socket", "report");

    private record Column(String name, String token, String agent) {}

    private record Line(String operation, String method, String path, String body, String cells) {

        static Line of(String text) {
            var words = text.strip().split("\\s+", 4);
            var cells = words[3].substring(words[3].length() - 8);
            return new Line(words[0], words[1], words[2],
                    words[3].substring(0, words[3].length() - 8).strip(), cells);
        }

        String path(String agent) {
            return path.replace("{}", agent);
        }

        String body(String agent) {
            return body.replace("\"{}\"", '"' + agent + '"');
        }
    }

    private static OpenHouse house;
    private static List<Column> columns;

    @BeforeAll
    static void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
        var ana = house.token(Role.AGENT, "ana");
        columns = List.of(new Column("nobody", "", "ana"),
                new Column("wallboard", house.token(Role.WALLBOARD, ""), "ana"),
                new Column("agent", ana, "ana"),
                new Column("agent for another", ana, "bob"),
                new Column("supervisor", house.token(Role.SUPERVISOR, "maria"), "ana"),
                new Column("supervisor of another team",
                        house.token(Role.SUPERVISOR, "nora", "north"), "cy"),
                new Column("integration", house.token(Role.INTEGRATION, ""), "ana"),
                new Column("administrator", house.administrator(), "ana"));
        for (var agent : List.of("ana", "bob", "cy")) {
            house.ask(house.administrator(), "POST", "/v1/commands", """
                    [{"do":"sign-in","agent":"X"},{"do":"set-ready","agent":"X","ready":true},
                     {"do":"offer","work":"w-of-X","workstream":"chat","agent":"X"},
                     {"do":"accept","work":"w-of-X"},
                     {"do":"offer","work":"o-of-X","workstream":"held","agent":"X"}]"""
                    .replace("X", agent));
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Stream<Line> lines() {
        return TABLE.lines().map(Line::of);
    }

    @Test
    void every_route_stands_in_the_table_and_nothing_else() {
        var routes = new ArrayList<>(house.api().table().stream().map(Route::id).toList());
        routes.removeAll(ELSEWHERE);
        assertThat(lines().map(Line::operation)).containsExactlyInAnyOrderElementsOf(routes);
    }

    @TestFactory
    Stream<DynamicTest> each_cell_holds() {
        return lines().flatMap(line -> {
            var tests = new LinkedHashMap<String, Integer>();
            for (var i = 0; i < columns.size(); i++) {
                tests.put(line.operation() + " by " + columns.get(i).name(), i);
            }
            return tests.entrySet().stream().map(test -> DynamicTest.dynamicTest(test.getKey(),
                    () -> check(line, columns.get(test.getValue()),
                            line.cells().charAt(test.getValue()))));
        });
    }

    private static void check(Line line, Column column, char cell) throws Exception {
        house.ask(house.administrator(), "POST", "/v1/commands",
                "{\"do\":\"sign-in\",\"agent\":\"" + column.agent() + "\"}");
        var status = status(line, column);
        switch (cell) {
            case 'y' -> assertThat(status).isNotIn(401, 403, 404, 405).isLessThan(500);
            case '-' -> assertThat(status)
                    .isEqualTo(column.token().isEmpty() || line.operation().equals("beginSession")
                            ? 401 : 403);
            case '0' -> assertThat(status).isEqualTo(404);
            default -> throw new IllegalStateException("no such cell: " + cell);
        }
    }

    /// The head of the answer alone: a stream has no end.
    private static int status(Line line, Column column) throws IOException, InterruptedException {
        var body = line.body(column.agent());
        var request = HttpRequest.newBuilder(house.uri(line.path(column.agent())))
                .method(line.method(), body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        if (!column.token().isEmpty()) {
            request.header("Authorization", "Bearer " + column.token());
        }
        var answer = house.client().send(request.build(),
                HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    @Test
    void another_tenant_is_as_if_it_did_not_exist() {
        var stranger = house.token(OpenHouse.OTHER, Role.ADMINISTRATOR,
                Role.ADMINISTRATOR.most(), "");
        house.ask(stranger, "PUT", "/v1/agents/only-there", "{}");
        var here = house.administrator();
        for (var path : List.of("/v1/agents/only-there", "/v1/agents/nobody-anywhere")) {
            var answer = house.ask(here, "GET", path, "");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(house.get(here, "/v1/agents/no").body());
        }
        assertThat(house.get(stranger, "/v1/work/w-of-ana").body())
                .isEqualTo(house.get(stranger, "/v1/work/none").body());
        var id = house.credentials().tokens(OpenHouse.DEFAULT).getFirst().id();
        assertThat(house.ask(stranger, "DELETE", "/v1/tokens/" + id, "").body())
                .isEqualTo(house.ask(stranger, "DELETE", "/v1/tokens/none", "").body());
        assertThat(house.ask(here, "GET", "/v1/agents/only-there", "", "X-Tenant-Id", "other")
                .statusCode()).isEqualTo(404);
    }

    @Test
    void only_automation_speaks_for_others() {
        var command = "{\"do\":\"set-presence\",\"agent\":\"ana\",\"status\":\"lunch\","
                + "\"by\":\"%s\"}";
        var expected = Map.of("supervisor:maria", 403, "agent", 200, "connection:x", 403);
        expected.forEach((by, status) -> assertThat(house.ask(house.token(Role.AGENT, "ana"),
                "POST", "/v1/commands", command.formatted(by)).statusCode()).as(by)
                .isEqualTo(status));
        var integration = house.token(Role.INTEGRATION, "");
        assertThat(house.ask(integration, "POST", "/v1/commands",
                command.formatted("supervisor:maria")).body()).contains("supervisor:maria");
        assertThat(house.ask(integration, "POST", "/v1/commands",
                command.formatted("policy:x")).statusCode()).isEqualTo(422);
        assertThat(house.ask(integration, "POST", "/v1/commands",
                command.formatted("nobody")).body()).contains("\"pointer\":\"/by\"");
    }

    @Test
    void a_scope_that_a_token_has_not_is_named() {
        var narrow = house.token(OpenHouse.DEFAULT, Role.INTEGRATION,
                Set.of(Permission.READ_PRESENCE), "");
        var answer = house.ask(narrow, "PUT", "/v1/agents/ana/ready", "{\"ready\":true}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_scope").contains("presence:write");
        assertThat(house.get(narrow, "/v1/agents/ana").statusCode()).isEqualTo(200);
    }
}
