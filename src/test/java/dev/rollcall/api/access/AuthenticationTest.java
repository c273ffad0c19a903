package dev.rollcall.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.api.Hands;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.Method;
import dev.rollcall.api.http.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is let in, and what the others are told.
final class AuthenticationTest {

    private final Hands clock = new Hands();
    private Credentials credentials;
    private Authentication authentication;
    private String token;
    private String session;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        credentials = Credentials.open(folder.resolve("a"), clock, new Random(3));
        authentication = new Authentication(credentials, new Attempts(20, clock),
                new Cookies(Optional.empty()));
        token = make(Credential.Kind.TOKEN);
        session = make(Credential.Kind.SESSION);
    }

    private String make(Credential.Kind kind) {
        return credentials.create(new Credentials.Wish(kind, "x", "default", Role.SUPERVISOR,
                Role.SUPERVISOR.most(), "maria", Set.of(), Credential.NEVER, "")).written();
    }

    private Caller ask(Method method, String... headers) {
        return authentication.caller(method, headers(headers), "10.0.0.1");
    }

    private static Headers headers(String... pairs) {
        var map = new HashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        return Headers.of(map);
    }

    private Problem no(Method method, String... headers) {
        return catchThrowableOfType(Declined.class, () -> ask(method, headers)).problem();
    }

    @Test
    void a_bearer_token_says_who_is_asking() {
        var caller = ask(Method.POST, "Authorization", "Bearer " + token);
        assertThat(caller.subject()).isEqualTo("maria");
        assertThat(caller.tenant()).isEqualTo("default");
        assertThat(caller.cause().text()).isEqualTo("supervisor:maria");
        assertThat(caller.browser()).isFalse();
        assertThat(ask(Method.POST, "authorization", "bearer   " + token)).isEqualTo(caller);
    }

    @Test
    void nobody_and_strangers_are_told_to_bring_a_token() {
        assertThat(no(Method.GET)).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(401);
            assertThat(problem.headers()).containsEntry("WWW-Authenticate",
                    "Bearer realm=\"rollcall\"");
        });
        assertThat(no(Method.GET, "Authorization", "Basic YTpi").status()).isEqualTo(401);
        assertThat(no(Method.GET, "Authorization", "Bearer nonsense").headers())
                .hasEntrySatisfying("WWW-Authenticate",
                        said -> assertThat(said).contains("invalid_token"));
    }

    @Test
    void a_session_is_no_token_and_a_token_no_session() {
        assertThat(no(Method.GET, "Authorization", "Bearer " + session).status()).isEqualTo(401);
        assertThat(no(Method.GET, "Cookie", "rollcall=" + token).status()).isEqualTo(401);
    }

    @Test
    void a_cookie_reads_but_writes_only_from_our_own_pages() {
        var cookie = "theme=dark; rollcall=" + session;
        assertThat(ask(Method.GET, "Cookie", cookie).browser()).isTrue();
        assertThat(no(Method.PUT, "Cookie", cookie).code()).isEqualTo("cross-site");
        assertThat(no(Method.PUT, "Cookie", cookie, "Host", "hub:8080", "Origin", "http://evil")
                .code()).isEqualTo("cross-site");
        assertThat(no(Method.PUT, "Cookie", cookie, "Host", "hub:8080", "Origin", "null").code())
                .isEqualTo("cross-site");
        assertThat(no(Method.PUT, "Cookie", cookie, "Sec-Fetch-Site", "cross-site").code())
                .isEqualTo("cross-site");
        assertThat(no(Method.PUT, "Cookie", cookie, "Sec-Fetch-Site", "same-site").code())
                .isEqualTo("cross-site");
        ask(Method.PUT, "Cookie", cookie, "Host", "hub:8080", "Origin", "http://hub:8080");
        ask(Method.PUT, "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
    }

    @Test
    void two_cookies_of_our_name_are_none() {
        assertThat(no(Method.GET, "Cookie", "rollcall=" + session + "; rollcall=x").status())
                .isEqualTo(401);
    }

    @Test
    void behind_tls_the_cookie_is_bound_to_the_host() {
        var cookies = new Cookies(Optional.of(URI.create("https://hub.example")));
        assertThat(cookies.set("x", Duration.ofHours(1))).isEqualTo(
                "__Host-rollcall=x; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
        assertThat(cookies.read(Headers.of(Map.of("Cookie", "rollcall=a")))).isEmpty();
        assertThat(cookies.ours("https://hub.example", Optional.of("10.1.1.1:8080"))).isTrue();
    }

    @Test
    void after_twenty_bad_tokens_in_a_minute_an_address_has_to_wait_and_good_ones_still_come_in() {
        for (var i = 0; i < 20; i++) {
            assertThat(no(Method.GET, "Authorization", "Bearer bad").status()).isEqualTo(401);
        }
        clock.pass(Duration.ofSeconds(20));
        var wait = no(Method.GET, "Authorization", "Bearer bad");
        assertThat(wait.status()).isEqualTo(429);
        assertThat(wait.headers()).containsEntry("Retry-After", "40");
        ask(Method.GET, "Authorization", "Bearer " + token);
        clock.pass(Duration.ofSeconds(40));
        assertThat(no(Method.GET, "Authorization", "Bearer bad").status()).isEqualTo(401);
    }
}
