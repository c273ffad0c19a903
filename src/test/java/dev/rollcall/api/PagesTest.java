package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page's own files: which there are, who may have them, and how they travel.
final class PagesTest {
    private static OpenHouse house;

    @BeforeAll
    static void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(house.uri(path));
        for (var i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return house.client().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void anybody_may_have_them_and_the_browser_is_told_to_run_nothing_else() throws Exception {
        for (var path : List.of("/", "/index.html", "/app.js", "/page.css", "/icon.svg")) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'self'").contains("frame-ancestors 'none'")
                    .contains("require-trusted-types-for 'script'; trusted-types lit-html")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(header(get("/app.js"), "Content-Type"))
                .isEqualTo("text/javascript; charset=utf-8");
    }

    @Test
    void a_browser_asks_again_and_is_told_that_nothing_has_changed() throws Exception {
        for (var encoding : List.of("identity", "gzip")) {
            var tag = header(get("/app.js", "Accept-Encoding", encoding), "ETag");
            var again = get("/app.js", "Accept-Encoding", encoding, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(get("/app.js", "Accept-Encoding", encoding, "If-None-Match", "\"x\"")
                    .statusCode()).isEqualTo(200);
        }
    }

    @Test
    void text_is_packed_for_those_who_can_unpack_it() throws Exception {
        var plain = get("/app.js");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
        for (var wish : List.of("gzip", "br, gzip, deflate", "gzip;q=0.5")) {
            var packed = get("/app.js", "Accept-Encoding", wish);
            assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
            assertThat(packed.body().length).isLessThan(plain.body().length / 2);
            try (var text = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertThat(text.readAllBytes()).isEqualTo(plain.body());
            }
        }
        for (var wish : List.of("gzip;q=0", "br", "xgzip")) {
            assertThat(header(get("/app.js", "Accept-Encoding", wish), "Content-Encoding"))
                    .isEmpty();
        }
    }

    @Test
    void what_is_no_file_of_the_page_is_nowhere() throws Exception {
        for (var path : List.of("/presets/example.yaml", "/assets/../app.js", "/%2e%2e/app.js",
                "/dev/rollcall/Main.class", "/app.js/", "/APP.JS", "/vendor")) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\"");
        }
        assertThat(house.ask("", "POST", "/app.js", "{}").statusCode()).isEqualTo(404);
    }
}
