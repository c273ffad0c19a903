package dev.rollcall.tool;

import dev.rollcall.api.Api;
import dev.rollcall.api.access.Credentials;
import dev.rollcall.api.measure.Meters;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Refusal;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Engine;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.WireNotation;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.KeyVault;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.journal.sqlite.SqliteJournal;
import dev.rollcall.journal.sqlite.SqliteKeyVault;
import dev.rollcall.wire.configuration.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A server put together: journal, keys, engine, subscribers and doors, opened in this order and
/// closed in the other. `serve` and `demo` run it.
final class Running implements AutoCloseable {

    /// The one tenant of a server that nobody has given others.
    static final String TENANT = "default";

    private final KeyVault vault;
    private final Hub hub;
    private final Abroad abroad;
    private final Credentials credentials;
    private final Api api;
    private final boolean fresh;

    private Running(KeyVault vault, Hub hub, Abroad abroad, Credentials credentials, Api api,
            boolean fresh) {
        this.vault = vault;
        this.hub = hub;
        this.abroad = abroad;
        this.credentials = credentials;
        this.api = api;
        this.fresh = fresh;
    }

    /// Everything up and ready, or nothing.
    ///
    /// @param wanted the configuration of the tenant, if the folder holds none yet, or always
    static Running open(Path data, Api.Settings settings, Wanted wanted,
            Map<String, String> environment) throws JournalException, IOException {
        checkFolder(data);
        var random = new SecureRandom();
        var clock = InstantSource.system();
        var journal = SqliteJournal.open(data, random);
        var opened = new ArrayDeque<AutoCloseable>(List.of(journal));
        try {
            var vault = SqliteKeyVault.open(data, data.resolve("master.key"), random);
            opened.push(vault);
            var meters = new Meters();
            var notation = new WireNotation(new PersonKeys(vault, random), clock);
            var hub = Engine.start(List.of(journal), notation, Limits.SHIPPED, clock, meters);
            opened.push(hub);
            var fresh = begin(hub, wanted);
            var credentials = Credentials.open(data.resolve("access.jsonl"), clock, random);
            opened.push(credentials);
            var standing = environment.getOrDefault("ROLLCALL_ADMIN_TOKEN", "");
            if (!standing.isEmpty()) credentials.standing(standing, TENANT);
            var abroad = Abroad.open(hub, data, environment, clock, random, meters);
            opened.push(abroad);
            var api = Api.open(settings, hub, credentials, meters, abroad.outside(), clock,
                    random);
            return new Running(vault, hub, abroad, credentials, api, fresh);
        } catch (JournalException | IOException | RuntimeException failed) {
            shut(opened, failed);
            throw failed;
        }
    }

    private static void shut(Iterable<AutoCloseable> opened, Exception failed) {
        for (var one : opened) {
            try {
                one.close();
            } catch (Exception further) {
                failed.addSuppressed(further);
            }
        }
    }

    /// @param configuration asked for only when it is needed
    /// @param always also over a configuration that the folder holds already
    /// @param beside further tenants by their names, made on the first start
    record Wanted(Supplier<Replacement> configuration, boolean always,
            Map<String, Replacement> beside) {}

    /// Said before the journal tries, because a person has just typed the path.
    private static void checkFolder(Path data) throws IOException {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new IOException("expected a folder for the journal, found the file '" + data
                    + "'. Give another path with --data.");
        }
        try {
            Files.createDirectories(data);
        } catch (IOException cannot) {
            throw new IOException("cannot make the folder '" + data + "' for the journal: the"
                    + " place is missing or does not allow it. Give another path with --data.",
                    cannot);
        }
        if (!Files.isWritable(data)) {
            throw new IOException("cannot write into the folder '" + data + "'. Let this process"
                    + " write there, or give another path with --data.");
        }
    }

    /// True when the tenant was made now.
    private static boolean begin(Hub hub, Wanted wanted) throws IOException {
        for (var one : wanted.beside().entrySet()) {
            if (!hub.tenants().contains(one.getKey())) create(hub, one.getKey(), one.getValue());
        }
        if (!hub.tenants().contains(TENANT)) {
            create(hub, TENANT, wanted.configuration().get());
            return true;
        }
        var floor = hub.moment(TENANT).floor();
        if (!wanted.always()) return false;
        var configuration = wanted.configuration().get();
        if (!configuration.holds(floor)) {
            accepted(hub.submit(TENANT, configuration.over(floor, 0), Cause.API, "start", "")
                    .join());
        }
        return false;
    }

    private static void create(Hub hub, String tenant, Replacement configuration)
            throws IOException {
        var first = configuration.usable();
        accepted(hub.createTenant(tenant, new Configure(first.configuration(), first.agents(),
                Set.of(), 0), Cause.API, "first start").join());
    }

    private static void accepted(Answer answer) throws IOException {
        if (answer instanceof Answer.Accepted) return;
        throw new IOException("the configuration was not taken: " + (answer
                instanceof Answer.Refused(Refusal refusal) ? refusal.detail() : answer));
    }

    int port() {
        return api.port();
    }

    int managementPort() {
        return api.managementPort();
    }

    /// Whether the folder held nothing before.
    boolean fresh() {
        return fresh;
    }

    /// What opens the page once, as an administrator; see [Api#administratorsCode].
    String administratorsCode(String tenant) {
        return api.administratorsCode(tenant);
    }

    Credentials credentials() {
        return credentials;
    }

    Hub hub() {
        return hub;
    }

    /// Whoever waits is sent home; then doors, so that nothing new comes in; then whoever tells
    /// others; then what remembers.
    @Override
    public void close() {
        try {
            abroad.sendHome();
            api.close();
            abroad.close();
            hub.close();
        } finally {
            credentials.close();
            vault.close();
        }
    }
}
