package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.engine.Batch.Decided;
import dev.rollcall.engine.Batch.Outcome;
import dev.rollcall.engine.Batch.Outcome.Known;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.engine.Ledger.Desk;
import dev.rollcall.engine.Watch.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Fills a batch with what there is to do, in the order in which it has to happen: who was not
/// heard is lost, what is due fires, and then what was asked, with whatever falls due in between
/// before it. Stamps each with its time.
final class Intake {

    /// A commit is not larger than this before its last letter; our own judgement.
    private static final long BATCH_BYTES_MAX = 16 << 20;

    private final Parts parts;
    private final Inbox inbox;
    private final Watch watch;
    private final Deciding deciding;

    Intake(Parts parts, Inbox inbox, Watch watch) {
        this.parts = parts;
        this.inbox = inbox;
        this.watch = watch;
        this.deciding = new Deciding(parts);
    }

    void fill(Batch batch, Ledger ledger) {
        lose(batch, ledger);
        while (hasRoom(batch) && fire(batch, ledger)) {
            var letter = inbox.poll();
            if (letter.isEmpty()) return;
            batch.add(new Decided(letter.get(), decide(letter.get(), batch, ledger)));
        }
    }

    /// One request of the engine's own.
    void add(Batch batch, Ledger ledger, Desk desk, Ask ask) {
        deciding.command(ledger, desk, deciding.asked(desk.name(), ask), now(ledger), batch);
    }

    private boolean hasRoom(Batch batch) {
        return batch.entries().size() < parts.limits().batch()
                && batch.decided().size() < parts.limits().batch()
                && batch.bytes() < BATCH_BYTES_MAX;
    }

    /// Sessions that were not heard for too long are lost now.
    private void lose(Batch batch, Ledger ledger) {
        for (var seat : watch.silent(parts.clock().millis(), seat -> timeout(seat, ledger))) {
            var desk = ledger.find(seat.tenant());
            if (desk.isEmpty() || !heard(seat, desk.get())) continue;
            var ask = new Ask(new Disconnect(seat.agent(), seat.session()),
                    Cause.timer("session-timeout"), Deciding.TIMERS, "");
            add(batch, ledger, desk.get(), ask);
        }
    }

    /// A session said to be silent is lost by a timer of the law, not by this one.
    private static boolean heard(Seat seat, Desk desk) {
        return desk.tenant().find(seat.agent())
                .map(agent -> agent.attendance().sessions().get(seat.session()))
                .filter(Claim.OPEN::equals).isPresent();
    }

    private static Duration timeout(Seat seat, Ledger ledger) {
        return ledger.find(seat.tenant())
                .map(desk -> desk.tenant().configuration().sessionTimeout())
                .orElse(Duration.ZERO);
    }

    /// Fires what is due by now; false if there is more of it than room.
    private boolean fire(Batch batch, Ledger ledger) {
        var now = now(ledger);
        for (var next = ledger.overdue(now); next.isPresent(); next = ledger.overdue(now)) {
            if (!hasRoom(batch)) return false;
            var due = next.get();
            deciding.timer(ledger, due, batch);
            parts.metrics().timerFired(Verb.of(due.timer()),
                    Duration.ofMillis(now - due.at().toEpochMilli()));
        }
        return true;
    }

    private List<Outcome> decide(Letter letter, Batch batch, Ledger ledger) {
        var desk = ledger.find(letter.tenant());
        if (letter.creates()) {
            return List.of(desk.isPresent()
                    ? new Known(new Answer.TenantExists(letter.tenant()))
                    : deciding.creation(ledger, letter.tenant(), letter.asks().getFirst(),
                            now(ledger), batch));
        }
        var outcomes = new ArrayList<Outcome>(letter.asks().size());
        for (var asked : letter.asks()) {
            outcomes.add(desk.isPresent()
                    ? deciding.command(ledger, desk.get(), asked, now(ledger), batch)
                    : new Known(new Answer.UnknownTenant(letter.tenant())));
        }
        return outcomes;
    }

    /// The clock of the entries: it never goes back.
    private long now(Ledger ledger) {
        return Math.max(parts.clock().millis(), ledger.latest());
    }
}
