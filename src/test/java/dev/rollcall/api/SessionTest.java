package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coming in with a browser, and tokens for programs.
final class SessionTest {

    private OpenHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> begin(String body) {
        return house.ask("", "POST", "/v1/session", body);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> with(String cookie, String method, String path, String body) {
        return house.ask("", method, path, body, "Cookie", cookie, "Sec-Fetch-Site",
                "same-origin");
    }

    @Test
    void the_first_link_makes_an_administrator_once() {
        var code = house.api().administratorsCode(OpenHouse.DEFAULT);
        var first = begin("{\"code\":\"" + code + "\"}");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(object(first)).containsEntry("role", "administrator")
                .containsEntry("tenant", "default").containsKey("expires");
        assertThat(first.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(begin("{\"code\":\"" + code + "\"}").statusCode()).isEqualTo(410);
        assertThat(begin("{\"code\":\"another\"}").statusCode()).isEqualTo(401);
        assertThat(with(cookie(first), "GET", "/v1/tokens", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_is_exchanged_for_a_session_that_ends_with_it() {
        var token = house.token(Role.SUPERVISOR, "maria", "north");
        var session = begin("{\"token\":\"" + token + "\"}");
        assertThat(session.statusCode()).isEqualTo(201);
        var cookie = cookie(session);
        assertThat(object(with(cookie, "GET", "/v1/session", ""))).containsEntry("subject", "maria")
                .containsEntry("role", "supervisor").containsEntry("teams", List.of("north"));
        var id = house.credentials().tokens(OpenHouse.DEFAULT).getFirst().id();
        house.ask(house.administrator(), "DELETE", "/v1/tokens/" + id, "");
        assertThat(with(cookie, "GET", "/v1/session", "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_that_was_ended_opens_nothing() {
        var cookie = cookie(begin("{\"token\":\"" + house.administrator() + "\"}"));
        var end = with(cookie, "DELETE", "/v1/session", "");
        assertThat(end.statusCode()).isEqualTo(204);
        assertThat(end.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
        assertThat(with(cookie, "GET", "/v1/session", "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_change_with_a_cookie_comes_from_our_page_or_not_at_all() {
        var cookie = cookie(begin("{\"token\":\"" + house.administrator() + "\"}"));
        assertThat(house.ask("", "POST", "/v1/tickets", "", "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(house.ask("", "POST", "/v1/tickets", "", "Cookie", cookie, "Origin",
                "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(house.ask("", "POST", "/v1/tickets", "", "Cookie", cookie, "Origin",
                house.uri("").toString()).statusCode()).isEqualTo(201);
    }

    @Test
    void either_a_code_or_a_token_and_nothing_else() {
        for (var body : List.of("{}", "{\"code\":\"a\",\"token\":\"b\"}", "{\"user\":\"a\"}")) {
            assertThat(begin(body).statusCode()).as(body).isEqualTo(422);
        }
        assertThat(begin("{\"token\":\"rk_wrong\"}").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_is_made_shown_once_listed_used_and_revoked() {
        var administrator = house.administrator();
        var made = object(house.ask(administrator, "POST", "/v1/tokens", "{\"name\":\"Ana\","
                + "\"role\":\"agent\",\"subject\":\"ana\",\"for\":\"90d\"}"));
        assertThat(made).containsEntry("role", "agent").containsEntry("subject", "ana")
                .containsKeys("expires", "created");
        var token = (String) made.get("token");
        assertThat(token).matches("rk_[a-z2-9]{10}_[A-Za-z0-9_-]{43}");
        var list = house.get(administrator, "/v1/tokens").body();
        assertThat(list).contains((String) made.get("id")).doesNotContain(token);
        assertThat(house.get(token, "/v1/agents/ana").statusCode()).isEqualTo(200);
        assertThat(house.get(administrator, "/v1/tokens").body()).contains("lastUsed");
        assertThat(house.ask(administrator, "DELETE", "/v1/tokens/" + made.get("id"), "")
                .statusCode()).isEqualTo(204);
        assertThat(house.get(token, "/v1/agents/ana").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_that_makes_no_sense_is_not_made() {
        var administrator = house.administrator();
        var bodies = Map.of(
                "{\"name\":\"x\"}", "/role",
                "{\"role\":\"agent\",\"subject\":\"ana\"}", "/name",
                "{\"name\":\"x\",\"role\":\"king\"}", "/role",
                "{\"name\":\"x\",\"role\":\"agent\"}", "/subject",
                "{\"name\":\"x\",\"role\":\"wallboard\",\"scopes\":[\"presence:write\"]}",
                "/scopes",
                "{\"name\":\"x\",\"role\":\"integration\",\"scopes\":[\"tokens:manage\"]}",
                "/scopes",
                "{\"name\":\"x\",\"role\":\"wallboard\",\"expires\":\"2020-01-01T00:00:00Z\"}",
                "/expires",
                "{\"name\":\"x\",\"role\":\"wallboard\",\"tenant\":\"other\"}", "/tenant");
        bodies.forEach((body, pointer) -> {
            var answer = house.ask(administrator, "POST", "/v1/tokens", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
        });
    }

    @Test
    void an_address_that_guesses_has_to_wait() {
        for (var i = 0; i < 20; i++) {
            assertThat(house.get("guess-" + i, "/v1/agents").statusCode()).isEqualTo(401);
        }
        var wait = house.get("guess-again", "/v1/agents");
        assertThat(wait.statusCode()).isEqualTo(429);
        assertThat(wait.headers().firstValue("Retry-After")).isPresent();
        assertThat(house.get(house.administrator(), "/v1/agents").statusCode()).isEqualTo(200);
    }
}
