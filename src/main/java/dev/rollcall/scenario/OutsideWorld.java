package dev.rollcall.scenario;

import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// The other systems of a scenario. Each shows a status for each agent, takes our writes and says
/// what became of them, and echoes what it applied as an observation; how, a scenario says as it
/// goes. Time is the scenario's: what is to happen later waits here until the clock comes by.
///
/// It knows nothing of mapping tables or presence: whatever the hub makes of an observation is the
/// hub's business.
final class OutsideWorld {

    /// What one agent looks like in one system.
    private static final class Screen {
        private String shows = "";
        private WriteOutcome outcome = WriteOutcome.APPLIED;
        private Optional<Write> waiting = Optional.empty();
        private final List<String> written = new ArrayList<>();
    }

    /// @param delay before an echo comes back
    /// @param times copies of each echo
    private record Echoing(Duration delay, int times) {}

    /// One write of ours to an outside system.
    record Write(ConnectionId connection, AgentId agent, String status) {}

    /// Something that an outside system says to us at a time.
    record Report(Instant at, long order, Command command, ConnectionId from)
            implements Comparable<Report> {
        @Override
        public int compareTo(Report other) {
            var byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private record Seat(ConnectionId connection, AgentId agent) {}

    private static final Echoing AT_ONCE = new Echoing(Duration.ZERO, 1);

    private final Map<Seat, Screen> screens = new HashMap<>();
    private final Map<ConnectionId, Echoing> echoing = new HashMap<>();
    private final PriorityQueue<Report> reports = new PriorityQueue<>();
    private long order;

    // --- What the scenario says of it

    /// A person, or the system itself, shows another status there.
    void show(ConnectionId connection, AgentId agent, String status) {
        screen(connection, agent).shows = status;
    }

    /// From here on writes for the agent end like this. What was deferred lands when they are
    /// applied again.
    void answer(Instant now, ConnectionId connection, AgentId agent, WriteOutcome outcome) {
        var screen = screen(connection, agent);
        screen.outcome = outcome;
        if (outcome == WriteOutcome.APPLIED) {
            screen.waiting.ifPresent(write -> land(now, write));
            screen.waiting = Optional.empty();
        }
    }

    void echo(ConnectionId connection, Duration delay, int times) {
        echoing.put(connection, new Echoing(delay, times));
    }

    // --- What the hub does to it

    /// A write of ours arrives, or does not: what cannot be reached is tried again by the hub.
    void write(Instant now, Write write) {
        var screen = screen(write.connection(), write.agent());
        if (screen.outcome != WriteOutcome.UNREACHABLE) screen.written.add(write.status());
        report(now, new WriteResult(write.connection(), write.agent(), screen.outcome,
                write.status(), ""), write.connection());
        switch (screen.outcome) {
            case APPLIED -> land(now, write);
            case DEFERRED -> screen.waiting = Optional.of(write);
            case REFUSED, UNREACHABLE, REACHABLE -> { }
        }
    }

    private void land(Instant now, Write write) {
        screen(write.connection(), write.agent()).shows = write.status();
        var echo = echoing.getOrDefault(write.connection(), AT_ONCE);
        for (var copy = 0; copy < echo.times(); copy++) {
            report(now.plus(echo.delay()), new Observe(write.connection(), write.agent(),
                    write.status(), true, Map.of()), write.connection());
        }
    }

    /// The hub looks what is shown there now.
    void readBack(Instant now, ConnectionId connection, AgentId agent) {
        report(now, new Command.Snapshot(connection,
                Map.of(agent, screen(connection, agent).shows), false), connection);
    }

    private void report(Instant at, Command command, ConnectionId from) {
        reports.add(new Report(at, ++order, command, from));
    }

    // --- What it says to the hub

    /// When it says something next.
    Optional<Instant> nextReport() {
        return Optional.ofNullable(reports.peek()).map(Report::at);
    }

    /// What it says next. There is something.
    Report takeReport() {
        return reports.remove();
    }

    // --- What is seen of it

    /// Every status written there for the agent since this was last asked, oldest first.
    List<String> takeWritten(ConnectionId connection, AgentId agent) {
        var written = screen(connection, agent).written;
        var taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    private Screen screen(ConnectionId connection, AgentId agent) {
        return screens.computeIfAbsent(new Seat(connection, agent), _ -> new Screen());
    }
}
