package dev.rollcall.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.Hands;
import dev.rollcall.api.access.Credential.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is promised about keys: kept over restarts, seen once, gone when revoked.
final class CredentialsTest {

    private final Hands clock = new Hands();
    private final Random random = new Random(7);

    @TempDir
    private Path folder;

    private Credentials open() throws IOException {
        return Credentials.open(folder.resolve("access.jsonl"), clock, random);
    }

    private static Credentials.Wish wish(Kind kind, Instant expires, String parent) {
        return new Credentials.Wish(kind, "Ana's phone", "default", Role.AGENT, Role.AGENT.most(),
                "ana", Set.of("north"), expires, parent);
    }

    @Test
    void a_token_opens_after_a_restart_and_the_file_never_holds_it() throws IOException {
        Credentials.Fresh fresh;
        try (var credentials = open()) {
            fresh = credentials.create(wish(Kind.TOKEN, Credential.NEVER, ""));
        }
        var text = Files.readString(folder.resolve("access.jsonl"));
        assertThat(text).doesNotContain(fresh.written().substring(14)).contains("Ana's phone");
        try (var credentials = open()) {
            assertThat(credentials.find(fresh.written(), Kind.TOKEN)).contains(fresh.credential());
            assertThat(credentials.find(fresh.written(), Kind.SESSION)).isEmpty();
        }
    }

    @Test
    void a_letter_more_or_less_or_another_one_opens_nothing() throws IOException {
        try (var credentials = open()) {
            var written = credentials.create(wish(Kind.TOKEN, Credential.NEVER, "")).written();
            for (var i = 0; i < written.length(); i++) {
                var other = written.charAt(i) == 'x' ? 'y' : 'x';
                var wrong = written.substring(0, i) + other + written.substring(i + 1);
                assertThat(credentials.find(wrong, Kind.TOKEN)).as(wrong).isEmpty();
            }
            assertThat(credentials.find(written + "x", Kind.TOKEN)).isEmpty();
            assertThat(credentials.find("", Kind.TOKEN)).isEmpty();
            assertThat(credentials.find("rk_", Kind.TOKEN)).isEmpty();
        }
    }

    @Test
    void what_has_run_out_opens_nothing_and_is_forgotten() throws IOException {
        try (var credentials = open()) {
            var soon = clock.instant().plusSeconds(60);
            var written = credentials.create(wish(Kind.TOKEN, soon, "")).written();
            clock.pass(Duration.ofSeconds(59));
            assertThat(credentials.find(written, Kind.TOKEN)).isPresent();
            clock.pass(Duration.ofSeconds(1));
            assertThat(credentials.find(written, Kind.TOKEN)).isEmpty();
        }
        try (var credentials = open()) {
            assertThat(credentials.tokens("default")).isEmpty();
        }
    }

    @Test
    void a_session_ends_with_the_token_it_was_made_with() throws IOException {
        Credentials.Fresh session;
        try (var credentials = open()) {
            var token = credentials.create(wish(Kind.TOKEN, Credential.NEVER, ""));
            session = credentials.create(
                    wish(Kind.SESSION, Credential.NEVER, token.credential().id()));
            assertThat(credentials.remove("another", token.credential().id())).isFalse();
            assertThat(credentials.find(session.written(), Kind.SESSION)).isPresent();
            assertThat(credentials.remove("default", token.credential().id())).isTrue();
            assertThat(credentials.alive(session.credential().id())).isFalse();
        }
        try (var credentials = open()) {
            assertThat(credentials.find(session.written(), Kind.SESSION)).isEmpty();
        }
    }

    @Test
    void the_last_use_is_known_after_a_restart() throws IOException {
        String id;
        try (var credentials = open()) {
            var fresh = credentials.create(wish(Kind.TOKEN, Credential.NEVER, ""));
            id = fresh.credential().id();
            assertThat(credentials.lastUsed(id)).isEmpty();
            clock.pass(Duration.ofHours(1));
            credentials.find(fresh.written(), Kind.TOKEN);
        }
        try (var credentials = open()) {
            assertThat(credentials.lastUsed(id)).contains(clock.instant());
        }
    }

    @Test
    void a_last_line_that_was_cut_short_is_dropped() throws IOException {
        var file = folder.resolve("access.jsonl");
        Credentials.Fresh kept;
        try (var credentials = open()) {
            kept = credentials.create(wish(Kind.TOKEN, Credential.NEVER, ""));
        }
        Files.writeString(file, "{\"put\":\"half", StandardOpenOption.APPEND);
        try (var credentials = open()) {
            assertThat(credentials.find(kept.written(), Kind.TOKEN)).isPresent();
            assertThat(credentials.tokens("default")).hasSize(1);
        }
    }

    @Test
    void a_damaged_line_is_named_and_nothing_starts() throws IOException {
        var file = folder.resolve("access.jsonl");
        Files.writeString(file, "{\"removed\":\"a\"}\n{\"put\":\n");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                .hasMessageContaining("access.jsonl").hasMessageContaining("line 2 is damaged");
        Files.writeString(file, "{\"put\":\"a\",\"hash\":\"b\",\"kind\":\"KEY\"}\n");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                .hasMessageContaining("another making");
    }

    @Test
    void a_token_from_the_environment_is_the_administrators_and_stands_in_no_file()
            throws IOException {
        try (var credentials = open()) {
            assertThat(credentials.hasAdministrator()).isFalse();
            credentials.standing("a-token-of-twenty-four-characters", "default");
            var found = credentials.find("a-token-of-twenty-four-characters", Kind.TOKEN);
            assertThat(found).hasValueSatisfying(one ->
                    assertThat(one.role()).isEqualTo(Role.ADMINISTRATOR));
            assertThat(credentials.find("a-token-of-twenty-four-character", Kind.TOKEN)).isEmpty();
            assertThat(credentials.hasAdministrator()).isTrue();
        }
        assertThat(Files.readString(folder.resolve("access.jsonl"))).doesNotContain("environment");
    }
}
