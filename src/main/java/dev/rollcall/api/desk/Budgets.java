package dev.rollcall.api.desk;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How much each token may write in a minute. A person cannot press buttons faster than this; a
/// script that does is told to wait, and nobody else notices. Told in the headers of the IETF's
/// RateLimit draft 11.
public final class Budgets {
    static final Duration WINDOW = Duration.ofMinutes(1);

    /// Writes a minute. A judgement: an agent's desktop sends a heartbeat every 20 seconds and a
    /// change now and then; a supervisor may move a whole team; programs are slowed by the hub's
    /// own limits, not by this one.
    public static final Map<Role, Integer> SHIPPED = Map.of(
            Role.ADMINISTRATOR, 6_000_000,
            Role.INTEGRATION, 6_000_000,
            Role.SUPERVISOR, 6_000,
            Role.AGENT, 600,
            Role.WALLBOARD, 60);

    /// What is left after this request.
    ///
    /// @param over there was nothing left for it
    record Left(int quota, int remaining, long secondsToNext, boolean over) {

        String policy() {
            return "\"write\";q=" + quota + ";w=" + WINDOW.toSeconds();
        }

        String text() {
            return "\"write\";r=" + remaining + ";t=" + secondsToNext;
        }
    }

    private record Window(Instant began, int spent) {}

    private final Map<Role, Integer> quotas;
    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    public Budgets(Map<Role, Integer> quotas, InstantSource clock) {
        this.quotas = Map.copyOf(quotas);
        this.clock = clock;
    }

    Left spend(Caller caller) {
        var now = clock.instant();
        var window = windows.merge(caller.credential(), new Window(now, 1), (old, fresh) ->
                now.isBefore(old.began().plus(WINDOW))
                        ? new Window(old.began(), Math.min(old.spent(), Integer.MAX_VALUE - 1) + 1)
                        : fresh);
        int quota = quotas.getOrDefault(caller.role(), 0);
        var rest = Duration.between(now, window.began().plus(WINDOW));
        return new Left(quota, Math.max(0, quota - window.spent()),
                Math.max(1, rest.plusMillis(999).toSeconds()), window.spent() > quota);
    }

    /// Forgets those who have not written for a while; to be called now and then.
    public void sweep() {
        var old = clock.instant().minus(WINDOW);
        windows.values().removeIf(window -> window.began().isBefore(old));
    }
}
