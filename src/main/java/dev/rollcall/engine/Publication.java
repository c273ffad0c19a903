package dev.rollcall.engine;

import dev.rollcall.engine.Batch.Decided;
import dev.rollcall.engine.Batch.Happened;
import dev.rollcall.engine.Batch.Outcome;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.engine.Ledger.Desk;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// What follows a commit: first everybody can see what has happened, then those who asked hear of
/// it. In this order, so that whoever was answered reads what he wrote.
final class Publication {

    private final Shard shard;
    private final Journal journal;
    private final Parts parts;
    private final Watch watch;

    Publication(Shard shard, Journal journal, Parts parts, Watch watch) {
        this.shard = shard;
        this.journal = journal;
        this.parts = parts;
        this.watch = watch;
    }

    /// The tenants of a journal that was read.
    void begin(Recovery.Recovered recovered) {
        var position = new Position(journal.lineage(), recovered.ledger().sequence());
        for (var desk : recovered.ledger().desks()) {
            var moment = new Moment(position, desk.tenant().still());
            var recent = recovered.recent(desk.name());
            parts.sites().put(desk.name(),
                    new Site(desk.name(), shard, recent, moment, parts.herald()));
            watch.begin(desk.name(), desk.tenant(), parts.clock().millis());
        }
    }

    void publish(Batch batch) {
        var moved = new LinkedHashMap<Desk, Long>();
        for (var happened : batch.happened()) moved.put(happened.desk(), happened.sequence());
        moved.forEach((desk, sequence) -> parts.sites().computeIfAbsent(desk.name(),
                name -> new Site(name, shard, new Recent(parts.limits().recent()),
                        moment(desk, sequence), parts.herald())));
        for (var happened : batch.happened()) note(happened);
        moved.forEach((desk, sequence) -> parts.site(desk.name()).publish(moment(desk, sequence)));
    }

    private void note(Happened happened) {
        var desk = happened.desk();
        parts.site(desk.name()).note(happened.sequence(), happened.changes());
        watch.see(desk.name(), happened.changes(), parts.clock().millis(),
                desk.tenant().configuration().sessionTimeout());
    }

    private Moment moment(Desk desk, long sequence) {
        return new Moment(new Position(journal.lineage(), sequence), desk.tenant().still());
    }

    /// Those who asked hear of it, on a thread that is not the writer's.
    void deliver(Batch batch) {
        var decided = batch.decided();
        if (decided.isEmpty()) return;
        parts.delivery().execute(() -> {
            for (var one : decided) give(one);
        });
    }

    private void give(Decided decided) {
        var letter = decided.letter();
        parts.metrics().answered(Duration.ofNanos(System.nanoTime() - letter.sent()));
        var answers = new ArrayList<Answer>(decided.outcomes().size());
        for (var i = 0; i < decided.outcomes().size(); i++) {
            answers.add(switch (decided.outcomes().get(i)) {
                case Outcome.Known(var answer) -> answer;
                case Outcome.Repeated(var sequence) ->
                    repeated(letter.tenant(), letter.asks().get(i).ask(), sequence);
            });
        }
        letter.reply().give(answers);
    }

    /// The answer that was given before, as it stands in the journal.
    private Answer repeated(String tenant, Ask ask, long sequence) {
        try {
            var entry = entry(sequence);
            var notation = parts.notation();
            var same = entry.tenant().equals(tenant) && entry.actor().equals(ask.actor())
                    && entry.commandId().equals(ask.commandId())
                    && notation.request(entry).command().equals(ask.command());
            return same ? new Answer.Accepted(sequence, notation.events(entry))
                    : new Answer.IdReused(ask.commandId());
        } catch (KeysUnavailable closed) {
            return parts.unavailable(closed.failure().getMessage());
        } catch (JournalException failure) {
            return parts.unavailable(failure.getMessage());
        }
    }

    private Entry entry(long sequence) throws JournalException {
        var found = new ArrayList<Entry>(1);
        journal.read(sequence - 1, entry -> {
            found.add(entry);
            return false;
        });
        return found.getFirst();
    }
}
