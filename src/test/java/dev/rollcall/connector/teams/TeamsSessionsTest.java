package dev.rollcall.connector.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.connector.teams.TeamsFrames.Pair;
import dev.rollcall.testkit.VirtualTime;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// When sessions are renewed.
final class TeamsSessionsTest {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Pair AVAILABLE = new Pair("Available", "Available");
    private static final Pair CALL = new Pair("Busy", "InACall");
    private static final Set<String> EVERYBODY = Set.of("ana", "ben");

    private final VirtualTime clock = new VirtualTime();
    private final TeamsSessions sessions = new TeamsSessions(clock);

    @Test
    void a_session_is_renewed_when_a_third_of_it_is_left_and_available_before_it_fades() {
        sessions.set(sessions.of("ana"), AVAILABLE, LIFE);
        sessions.set(sessions.of("ben"), CALL, LIFE);
        assertThat(sessions.due(EVERYBODY)).isEmpty();

        clock.pass(Duration.ofMinutes(3));
        assertThat(sessions.due(EVERYBODY)).containsExactly("ana");
        sessions.set(sessions.of("ana"), AVAILABLE, LIFE);
        clock.pass(Duration.ofMinutes(7));
        assertThat(sessions.due(EVERYBODY)).containsExactlyInAnyOrder("ana", "ben");
    }

    @Test
    void a_renewal_that_failed_comes_again_a_little_later() {
        sessions.set(sessions.of("ben"), CALL, LIFE);
        clock.pass(LIFE);
        sessions.failed(sessions.of("ben"));
        assertThat(sessions.due(EVERYBODY)).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(sessions.due(EVERYBODY)).containsExactly("ben");
    }

    @Test
    void what_is_cleared_and_who_is_gone_is_never_due() {
        sessions.set(sessions.of("ana"), AVAILABLE, LIFE);
        sessions.set(sessions.of("ben"), CALL, LIFE);
        sessions.cleared(sessions.of("ana"));
        clock.pass(LIFE);
        assertThat(sessions.due(Set.of("ana"))).isEmpty();
        assertThat(sessions.due(EVERYBODY)).isEmpty();
    }
}
