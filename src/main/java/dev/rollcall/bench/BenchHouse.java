package dev.rollcall.bench;

import dev.rollcall.api.Api;
import dev.rollcall.api.access.Credential;
import dev.rollcall.api.access.Credentials;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.measure.Meters;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Strangers;
import dev.rollcall.connector.webhook.Reports;
import dev.rollcall.connector.webhook.Subscriptions;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.Consoles;
import dev.rollcall.engine.Lines;
import dev.rollcall.engine.Outside;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// A whole server on a free port of this machine, its journal on the disk, everybody at work. What
/// a token may do in a minute is not limited here; all else is as shipped.
final class BenchHouse implements AutoCloseable {

    private static final Map<Role, Integer> ANY = Map.of(Role.INTEGRATION, Integer.MAX_VALUE);

    private final Scratch scratch;
    private final Hub hub;
    private final Subscriptions subscriptions;
    private final Credentials credentials;
    private final Api api;
    private final String token;

    private BenchHouse(Scratch scratch, Hub hub, Subscriptions subscriptions,
            Credentials credentials, Api api) {
        this.scratch = scratch;
        this.hub = hub;
        this.subscriptions = subscriptions;
        this.credentials = credentials;
        this.api = api;
        this.token = credentials.create(new Credentials.Wish(Credential.Kind.TOKEN, "bench",
                BenchFloor.TENANT, Role.INTEGRATION, Role.INTEGRATION.most(), "", Set.of(),
                Credential.NEVER, "")).written();
    }

    static BenchHouse open(BenchFloor floor) throws IOException, JournalException {
        var scratch = new Scratch();
        var clock = InstantSource.system();
        var meters = new Meters();
        var hub = floor.open(SqliteJournal.open(scratch.folder(), new SplittableRandom(1)),
                Limits.SHIPPED, meters);
        var random = new SecureRandom();
        var credentials = Credentials.open(scratch.folder().resolve("access.jsonl"), clock,
                random);
        var subscriptions = new Subscriptions(hub, scratch.folder().resolve("subscribers.json"),
                false, clock, random);
        var shipped = Api.Settings.SHIPPED;
        var settings = new Api.Settings("127.0.0.1", 0, "127.0.0.1", 0, shipped.publicUrl(),
                shipped.connectionsMax(), ANY, ANY, shipped.attempts(), shipped.bodyMax(),
                shipped.slowMax());
        var api = Api.open(settings, hub, credentials, meters,
                new Outside(new Reports(hub, clock, new Secrets(Map.of()), new Strangers(clock)),
                        subscriptions, Lines.NONE, Consoles.NONE), clock, random);
        return new BenchHouse(scratch, hub, subscriptions, credentials, api);
    }

    Hub hub() {
        return hub;
    }

    int port() {
        return api.port();
    }

    String token() {
        return token;
    }

    /// The entries that are durable now.
    long entries() {
        return hub.feed(BenchFloor.TENANT).position().offset();
    }

    @Override
    public void close() throws IOException {
        api.close();
        subscriptions.close();
        hub.close();
        credentials.close();
        scratch.close();
    }
}
