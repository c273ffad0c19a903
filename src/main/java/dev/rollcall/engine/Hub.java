package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The one door to all tenants. Commands go in and are answered when they are durable; everything
/// that is read is durable too. Safe to use from any thread; nothing here waits but [#close].
public interface Hub extends AutoCloseable {

    /// What somebody asks.
    ///
    /// @param by the cause the law sees
    /// @param actor who exactly, for the journal; also the scope of `commandId`
    /// @param commandId the caller's own name for the command, so that twice is once for a day;
    ///     empty for none
    record Ask(Command command, Cause by, String actor, String commandId) {}

    /// Asks a tenant for something. Requests of one thread are decided in the order in which it
    /// submitted them. The answer comes on a thread that may be made to wait.
    CompletableFuture<Answer> submit(String tenant, Ask ask);

    default CompletableFuture<Answer> submit(
            String tenant, Command command, Cause by, String actor, String commandId) {
        return submit(tenant, new Ask(command, by, actor, commandId));
    }

    /// The same for many, one after the other, each with its own answer: cheaper than one by one.
    CompletableFuture<List<Answer>> submit(String tenant, List<Ask> asks);

    /// A new tenant, durable before the answer. Its first entry carries its configuration.
    CompletableFuture<Answer> createTenant(
            String tenant, Command.Configure first, Cause by, String actor);

    Set<String> tenants();

    /// A tenant as it is now.
    ///
    /// @throws NoSuchElementException when there is no such tenant
    Moment moment(String tenant);

    /// Looks at a tenant as it is now.
    ///
    /// @throws NoSuchElementException when there is no such tenant
    default <T> T read(String tenant, Function<Floor, T> look) {
        return look.apply(moment(tenant).floor());
    }

    /// @throws NoSuchElementException when there is no such tenant
    Feed feed(String tenant);

    /// A session is alive. Kept in memory only: it costs no entry, however often it is said. False
    /// when the agent has no such session.
    boolean heard(String tenant, AgentId agent, SessionId session);

    /// How each shard is, in the order of the shards.
    List<Health> health();

    /// Takes nothing new, answers what was taken, writes a snapshot, lets go of the journals.
    @Override
    void close();
}
