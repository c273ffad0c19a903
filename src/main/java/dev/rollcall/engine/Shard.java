package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.engine.Feed.Happened;
import dev.rollcall.engine.Feed.HistoryUnreadable;
import dev.rollcall.engine.Feed.Page;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Some tenants, their journal and the one writer who decides for them. A turn of the writer takes
/// what there is to do, decides it, appends all of it with one commit, and only then lets anybody
/// see it or hear of it. Between deciding and the commit the ledger is ahead of the truth; if the
/// commit fails, the ledger is read again from the journal, and nothing is taken until an append
/// works.
///
/// The shard has no thread. Whoever calls [#turn] is the writer, and it is always the same one.
final class Shard {

    /// A page of the past looks at so many entries of other tenants before it rests.
    private static final int OTHERS_MAX = 100_000;

    private final int number;
    private final Journal journal;
    private final Parts parts;
    private final Inbox inbox;
    private final Watch watch = new Watch();
    private final Intake intake;
    private final Publication publication;
    private final Snapshots snapshots;
    private Ledger ledger;
    private long probeAt;
    private volatile Health health = new Health.Running();

    /// Reads the journal; when this returns the shard is ready.
    Shard(int number, Journal journal, Parts parts) throws JournalException {
        this.number = number;
        this.journal = journal;
        this.parts = parts;
        this.inbox = new Inbox(parts.limits());
        this.intake = new Intake(parts, inbox, watch);
        this.publication = new Publication(this, journal, parts, watch);
        var recovered = new Recovery(journal, parts).read();
        this.ledger = recovered.ledger();
        this.snapshots = new Snapshots(journal, parts, recovered.snapshotAt());
        publication.begin(recovered);
    }

    Inbox inbox() {
        return inbox;
    }

    Watch watch() {
        return watch;
    }

    /// What the writer holds; nobody else looks while it turns.
    Ledger ledger() {
        return ledger;
    }

    Health health() {
        return health;
    }

    /// One turn of the writer; false when there was nothing to do.
    boolean turn() {
        return switch (health) {
            case Health.Running _ -> work(new Batch());
            case Health.Suspended(var why) -> turnAwayAndProbe(why);
            case Health.Stopped(var why) -> turnAway(why);
            case Health.Closed _ -> turnAway("the hub is closing");
        };
    }

    /// When there is something to do even if nobody asks, in milliseconds.
    long nextDue() {
        return switch (health) {
            case Health.Running _ -> Math.min(ledger.nextDue(), watch.nextTurn());
            case Health.Suspended _ -> probeAt;
            case Health.Stopped _, Health.Closed _ -> Long.MAX_VALUE;
        };
    }

    private boolean work(Batch batch) {
        parts.metrics().waiting(number, inbox.waiting());
        try {
            intake.fill(batch, ledger);
        } catch (KeysUnavailable closed) {
            fail(batch, closed.failure());
            return true;
        } catch (RuntimeException bug) {
            stop(batch, bug);
            return true;
        }
        if (batch.isEmpty()) return false;
        if (!append(batch)) return true;
        publication.publish(batch);
        publication.deliver(batch);
        snapshots.consider(ledger);
        return true;
    }

    private boolean append(Batch batch) {
        if (batch.entries().isEmpty()) return true;
        var began = System.nanoTime();
        try {
            var end = journal.append(batch.entries());
            if (end != ledger.sequence()) {
                throw new IllegalStateException("expected the journal to end at "
                        + ledger.sequence() + ", found " + end);
            }
        } catch (JournalException failure) {
            fail(batch, failure);
            return false;
        } catch (RuntimeException bug) {
            stop(batch, bug);
            return false;
        }
        parts.metrics().appended(batch.entries().size(),
                Duration.ofNanos(System.nanoTime() - began));
        return true;
    }

    // --- Trouble

    /// The journal cannot be written: nothing of the batch has happened.
    private void fail(Batch batch, JournalException failure) {
        parts.metrics().appendFailed(failure.kind().name());
        var why = failure.getMessage();
        if (failure.retryable()) {
            health = new Health.Suspended(why);
            probeAt = parts.clock().millis() + parts.limits().probe().toMillis();
        } else {
            health = new Health.Stopped(why);
        }
        refuse(batch, why);
    }

    /// A bug, and the ledger may be half-way: nothing is decided on it any more.
    private void stop(Batch batch, RuntimeException bug) {
        var why = "stopped after entry " + journal.end() + " of the journal '"
                + journal.lineage() + "' because of a mistake in the program: " + bug;
        health = new Health.Stopped(why);
        refuse(batch, why);
    }

    private void refuse(Batch batch, String why) {
        var answer = parts.unavailable(why);
        parts.delivery().execute(() ->
                batch.decided().forEach(one -> one.letter().refuse(answer)));
    }

    private boolean turnAway(String why) {
        var batch = new Batch();
        for (var letter = inbox.poll(); letter.isPresent(); letter = inbox.poll()) {
            batch.add(new Batch.Decided(letter.get(), List.of()));
        }
        if (batch.isEmpty()) return false;
        refuse(batch, why);
        return true;
    }

    private boolean turnAwayAndProbe(String why) {
        var turnedAway = turnAway(why);
        return probe() || turnedAway;
    }

    /// Tries the journal with an entry that changes nothing; if that is durable, all is well.
    private boolean probe() {
        var now = parts.clock().millis();
        if (now < probeAt) return false;
        probeAt = now + parts.limits().probe().toMillis();
        try {
            ledger = new Recovery(journal, parts).read().ledger();
        } catch (JournalException stillThere) {
            return true;
        }
        health = new Health.Running();
        var batch = new Batch();
        ledger.desks().stream().findFirst().ifPresent(desk -> intake.add(batch, ledger, desk,
                new Ask(new ConfigureAgents(Map.of(), Set.of()), Cause.policy("probe"), "engine",
                        "probe-" + journal.epoch() + "-" + now)));
        work(batch);
        return true;
    }

    // --- The past

    Page past(String tenant, long after, long upTo, int max) {
        var happened = new ArrayList<Happened>();
        var seen = new long[] {after, 0};
        try {
            journal.read(after, entry -> {
                if (entry.sequence() > upTo) return false;
                seen[0] = entry.sequence();
                if (entry.tenant().equals(tenant)) happened.add(happened(entry));
                else seen[1]++;
                return happened.size() < max && seen[1] < OTHERS_MAX;
            });
        } catch (JournalException failure) {
            throw new HistoryUnreadable(failure);
        }
        return new Page(happened, new Position(journal.lineage(), seen[0]));
    }

    private Happened happened(Entry entry) {
        return new Happened(new Position(journal.lineage(), entry.sequence()), entry.time(),
                entry.actor(), entry.commandId(), parts.notation().events(entry));
    }

    // --- The end

    /// Answers what was taken and keeps a snapshot. The writer's last turn.
    void close() {
        while (health instanceof Health.Running && !inbox.isEmpty()) turn();
        if (health instanceof Health.Running) snapshots.last(ledger);
        health = new Health.Closed();
        turn();
    }

    void letGo() {
        journal.close();
    }
}
