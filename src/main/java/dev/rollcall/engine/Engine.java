package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.Heartbeat;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.engine.Letter.Asked;
import dev.rollcall.engine.Letter.Reply;
import dev.rollcall.engine.Watch.Seat;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The hub itself: sends each request to the shard where its tenant lives. A tenant lives where its
/// journal is; a new one is given to a shard by its name.
///
/// Started, each shard has a thread for its writer, and all listeners together one for the herald;
/// answers are given on virtual threads. By hand it has none: tests and simulations turn it with
/// [#settle], so that the same requests make the same run.
public final class Engine implements Hub {

    private static final Duration LATER = Duration.ofSeconds(1);

    private static final String CLOSING = "the hub is closing";

    /// A writer with nothing to do looks at the clock this often, in case it was set.
    private static final long IDLE_MILLIS_MAX = 1_000;

    private final Parts parts;
    private final List<Shard> shards;

    /// Waits until every answer is given.
    private final Runnable delivered;

    private volatile boolean closing;

    private final List<Thread> threads = new ArrayList<>();

    /// Reads the journals and begins. Each journal is a shard; the engine closes them in the end.
    ///
    /// @throws IllegalStateException when an entry cannot be understood
    public static Engine start(List<? extends Journal> journals, Notation notation,
            Limits limits, InstantSource clock, EngineMetrics metrics) throws JournalException {
        var delivery = Executors.newVirtualThreadPerTaskExecutor();
        var engine = read(journals, notation, limits, clock, metrics, delivery, delivery::close,
                work -> Thread.ofPlatform().name("rollcall-snapshot").daemon().start(work));
        engine.begin();
        return engine;
    }

    /// An engine turned by hand: nothing happens but in [#settle], and answers are there when it
    /// returns.
    public static Engine byHand(Journal journal, Notation notation, Limits limits,
            InstantSource clock, EngineMetrics metrics) throws JournalException {
        return read(List.of(journal), notation, limits, clock, metrics, Runnable::run, () -> { },
                Runnable::run);
    }

    private static Engine read(List<? extends Journal> journals, Notation notation, Limits limits,
            InstantSource clock, EngineMetrics metrics, Executor delivery, Runnable delivered,
            Executor background) throws JournalException {
        var parts = new Parts(notation, limits, clock, metrics, new ConcurrentHashMap<>(),
                new Herald(limits, metrics), delivery, background);
        var shards = new ArrayList<Shard>();
        for (var journal : journals) shards.add(new Shard(shards.size(), journal, parts));
        return new Engine(parts, shards, delivered);
    }

    private Engine(Parts parts, List<Shard> shards, Runnable delivered) {
        this.parts = parts;
        this.shards = List.copyOf(shards);
        this.delivered = delivered;
    }

    private void begin() {
        for (var shard : shards) {
            threads.add(Thread.ofPlatform().name("rollcall-writer-" + threads.size())
                    .start(() -> write(shard)));
        }
        threads.add(Thread.ofPlatform().name("rollcall-herald").daemon()
                .start(parts.herald()::run));
    }

    /// The life of a writer.
    private void write(Shard shard) {
        try {
            while (!closing) {
                if (!shard.turn()) shard.inbox().await(idleNanos(shard));
            }
        } finally {
            shard.close();
        }
    }

    private long idleNanos(Shard shard) {
        var millis = Math.min(shard.nextDue() - parts.clock().millis(), IDLE_MILLIS_MAX);
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// Does what there is to do now, all of it, and tells everybody.
    public void settle() {
        for (var shard : shards) {
            while (shard.turn()) parts.herald().tellAll();
        }
        parts.herald().tellAll();
    }

    /// By hand, with one journal: what its writer holds.
    Ledger ledger() {
        return shards.getFirst().ledger();
    }

    /// When there is something to do even if nobody asks, in milliseconds; the end of time if
    /// there is nothing.
    public long nextDue() {
        return shards.stream().mapToLong(Shard::nextDue).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public CompletableFuture<Answer> submit(String tenant, Ask ask) {
        var answer = new CompletableFuture<Answer>();
        post(tenant, List.of(ask), false, Letter.one(answer));
        return answer;
    }

    @Override
    public CompletableFuture<List<Answer>> submit(String tenant, List<Ask> asks) {
        var answers = new CompletableFuture<List<Answer>>();
        post(tenant, asks, false, Letter.all(answers));
        return answers;
    }

    @Override
    public CompletableFuture<Answer> createTenant(
            String tenant, Configure first, Cause by, String actor) {
        var answer = new CompletableFuture<Answer>();
        post(tenant, List.of(new Ask(first, by, actor, "")), true, Letter.one(answer));
        return answer;
    }

    private void post(String tenant, List<Ask> asks, boolean creates, Reply reply) {
        var sent = System.nanoTime();
        if (!creates && !parts.sites().containsKey(tenant)) {
            parts.metrics().turnedAway("unknown-tenant");
            reply.give(asks.stream().<Answer>map(_ -> new Answer.UnknownTenant(tenant)).toList());
            return;
        }
        try {
            var asked = new ArrayList<Asked>(asks.size());
            for (var ask : asks) {
                asked.add(new Asked(ask,
                        parts.notation().request(tenant, ask.command(), ask.by())));
            }
            post(new Letter(tenant, asked, creates, sent, reply));
        } catch (KeysUnavailable closed) {
            var answer = parts.unavailable(closed.failure().getMessage());
            reply.give(asks.stream().map(_ -> answer).toList());
        }
    }

    private void post(Letter letter) {
        var site = parts.sites().get(letter.tenant());
        var shard = site != null ? site.shard()
                : shards.get(Math.floorMod(letter.tenant().hashCode(), shards.size()));
        switch (shard.health()) {
            case Health.Running _ -> offer(letter, shard);
            case Health.Suspended(var why) -> turnAway(letter, why);
            case Health.Stopped(var why) -> turnAway(letter, why);
            case Health.Closed _ -> turnAway(letter, CLOSING);
        }
    }

    private void offer(Letter letter, Shard shard) {
        if (closing) {
            turnAway(letter, CLOSING);
        } else if (!shard.inbox().offer(letter)) {
            turnAway(letter, new Answer.Busy(LATER), "busy");
        } else if (shard.health() instanceof Health.Closed) {
            shard.turn(); // the writer is gone and may have looked for the last time before
        }
    }

    private void turnAway(Letter letter, String why) {
        turnAway(letter, parts.unavailable(why), "unavailable");
    }

    private void turnAway(Letter letter, Answer answer, String why) {
        parts.metrics().turnedAway(why);
        letter.refuse(answer);
    }

    @Override
    public Set<String> tenants() {
        return new TreeSet<>(parts.sites().keySet());
    }

    @Override
    public Moment moment(String tenant) {
        return site(tenant).moment();
    }

    @Override
    public Feed feed(String tenant) {
        return site(tenant).feed();
    }

    private Site site(String tenant) {
        var site = parts.sites().get(tenant);
        if (site == null) throw new NoSuchElementException("there is no tenant '" + tenant + "'");
        return site;
    }

    @Override
    public boolean heard(String tenant, AgentId agent, SessionId session) {
        var site = site(tenant);
        var lostAt = site.moment().floor().find(agent)
                .map(one -> one.attendance().sessions().get(session));
        if (lostAt.isEmpty()) return false;
        site.shard().watch().heard(new Seat(tenant, agent, session), parts.clock().millis());
        if (!lostAt.get().equals(Claim.OPEN)) {
            var ask = new Ask(new Heartbeat(agent, session), Cause.AGENT, "agent:" + agent, "");
            post(tenant, List.of(ask), false, _ -> { });
        }
        return true;
    }

    @Override
    public List<Health> health() {
        return shards.stream().map(Shard::health).toList();
    }

    @Override
    public void close() {
        closing = true;
        if (threads.isEmpty()) shards.forEach(Shard::close);
        for (var shard : shards) shard.inbox().wake();
        for (var thread : threads.reversed()) join(thread);
        // An answer that was given before is read again in the journal.
        delivered.run();
        shards.forEach(Shard::letGo);
        parts.herald().tellAll();
        parts.sites().values().forEach(site -> site.feed().end());
    }

    /// A writer ends by itself; the herald has to be told.
    private static void join(Thread thread) {
        if (thread.isDaemon()) thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
