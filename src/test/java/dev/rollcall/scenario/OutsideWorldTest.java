package dev.rollcall.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.scenario.OutsideWorld.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What outside systems do with our writes, and what they say to us when.
final class OutsideWorldTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final ConnectionId CRM = new ConnectionId("crm");
    private static final AgentId ANA = new AgentId("ana");

    private final OutsideWorld world = new OutsideWorld();

    @Test
    void a_write_is_applied_at_once_and_comes_back() {
        world.write(NOW, new Write(CRM, ANA, "Busy"));
        assertThat(said(NOW)).containsExactly(result(WriteOutcome.APPLIED), seen("Busy"));
        assertThat(world.takeWritten(CRM, ANA)).containsExactly("Busy");
        assertThat(world.takeWritten(CRM, ANA)).isEmpty();
    }

    @Test
    void an_echo_comes_late_and_as_often_as_it_is_told() {
        world.echo(CRM, Duration.ofSeconds(5), 2);
        world.write(NOW, new Write(CRM, ANA, "Busy"));
        assertThat(said(NOW)).containsExactly(result(WriteOutcome.APPLIED));
        assertThat(said(NOW.plusSeconds(4))).isEmpty();
        assertThat(said(NOW.plusSeconds(5))).containsExactly(seen("Busy"), seen("Busy"));
    }

    @Test
    void a_system_that_echoes_nothing_is_quiet() {
        world.echo(CRM, Duration.ZERO, 0);
        world.write(NOW, new Write(CRM, ANA, "Busy"));
        assertThat(said(NOW)).containsExactly(result(WriteOutcome.APPLIED));
    }

    @Test
    void a_deferred_write_lands_when_results_are_applied_again_and_only_the_newest() {
        world.answer(NOW, CRM, ANA, WriteOutcome.DEFERRED);
        world.write(NOW, new Write(CRM, ANA, "Busy"));
        world.write(NOW, new Write(CRM, ANA, "Available"));
        assertThat(said(NOW)).containsExactly(result(WriteOutcome.DEFERRED),
                new WriteResult(CRM, ANA, WriteOutcome.DEFERRED, "Available", ""));
        world.answer(NOW.plusSeconds(9), CRM, ANA, WriteOutcome.APPLIED);
        assertThat(said(NOW.plusSeconds(9))).containsExactly(seen("Available"));
        assertThat(world.takeWritten(CRM, ANA)).containsExactly("Busy", "Available");
        world.answer(NOW.plusSeconds(9), CRM, ANA, WriteOutcome.APPLIED);
        assertThat(said(NOW.plusSeconds(9))).isEmpty();
    }

    @Test
    void a_refused_write_got_there_and_changed_nothing() {
        world.show(CRM, ANA, "Offline");
        world.answer(NOW, CRM, ANA, WriteOutcome.REFUSED);
        world.write(NOW, new Write(CRM, ANA, "Busy"));
        assertThat(said(NOW)).containsExactly(result(WriteOutcome.REFUSED));
        assertThat(world.takeWritten(CRM, ANA)).containsExactly("Busy");
        world.readBack(NOW, CRM, ANA);
        assertThat(said(NOW)).containsExactly(new Snapshot(CRM, Map.of(ANA, "Offline"),
                false));
    }

    @Test
    void an_unreachable_system_got_nothing() {
        world.answer(NOW, CRM, ANA, WriteOutcome.UNREACHABLE);
        world.write(NOW, new Write(CRM, ANA, "Busy"));
        assertThat(said(NOW)).containsExactly(result(WriteOutcome.UNREACHABLE));
        assertThat(world.takeWritten(CRM, ANA)).isEmpty();
    }

    @Test
    void each_agent_has_an_own_screen() {
        var bob = new AgentId("bob");
        world.answer(NOW, CRM, bob, WriteOutcome.REFUSED);
        world.write(NOW, new Write(CRM, ANA, "Busy"));
        assertThat(said(NOW)).containsExactly(result(WriteOutcome.APPLIED), seen("Busy"));
        assertThat(world.takeWritten(CRM, bob)).isEmpty();
    }

    private static Command result(WriteOutcome outcome) {
        return new WriteResult(CRM, ANA, outcome, "Busy", "");
    }

    private static Command seen(String status) {
        return new Observe(CRM, ANA, status, true, Map.of());
    }

    private List<Command> said(Instant until) {
        var said = new ArrayList<Command>();
        while (world.nextReport().filter(at -> !at.isAfter(until)).isPresent()) {
            said.add(world.takeReport().command());
        }
        return said;
    }
}
