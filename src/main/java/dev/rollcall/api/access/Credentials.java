package dev.rollcall.api.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// All keys to the house: tokens of programs and sessions of browsers. In memory to be asked on
/// every request, in a file to outlive the process. Secrets are shown once, when they are made, and
/// kept as hashes.
public final class Credentials implements AutoCloseable {

    /// A judgement: each agent of a large centre with a token and two browsers.
    private static final int MOST = 300_000;
    private static final String STANDING = "environment";

    /// A new credential and the only time its secret is seen.
    public record Fresh(String written, Credential credential) {}

    /// What a new credential is to be.
    public record Wish(Credential.Kind kind, String name, String tenant, Role role,
            Set<Permission> scopes, String subject, Set<String> teams, Instant expires,
            String parent) {}

    private final CredentialFile file;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Credential> byId = new ConcurrentHashMap<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private volatile Optional<Credential> standing = Optional.empty();

    private Credentials(CredentialFile file, InstantSource clock, RandomGenerator random) {
        this.file = file;
        this.clock = clock;
        this.random = random;
    }

    /// @throws IOException when the file cannot be had or is damaged
    public static Credentials open(Path path, InstantSource clock, RandomGenerator random)
            throws IOException {
        var credentials = new Credentials(CredentialFile.open(path), clock, random);
        credentials.load();
        return credentials;
    }

    private void load() throws IOException {
        for (var entry : file.read()) {
            switch (CredentialEntries.read(entry)) {
                case CredentialEntries.Put(var credential) ->
                    byId.put(credential.id(), credential);
                case CredentialEntries.Removed(var id) -> byId.remove(id);
                case CredentialEntries.Used(var times) -> used.putAll(times);
            }
        }
        sweep();
    }

    /// Forgets what has expired, and rewrites the file without all that has been overtaken; with
    /// it goes down when each was used last. To be called now and then: nobody waits for it.
    public synchronized void sweep() throws IOException {
        var now = clock.instant();
        byId.values().removeIf(credential -> credential.expiredBy(now));
        used.keySet().retainAll(byId.keySet());
        var entries = new ArrayList<Map<String, Object>>();
        for (var credential : byId.values()) entries.add(CredentialEntries.put(credential));
        if (!used.isEmpty()) entries.add(CredentialEntries.used(used));
        file.rewrite(entries);
    }

    /// An administrator's token that was given from outside and is kept nowhere.
    public void standing(String written, String tenant) {
        standing = Optional.of(new Credential(STANDING, Secrets.hash(written),
                Credential.Kind.TOKEN, "from the environment", tenant, Role.ADMINISTRATOR,
                Role.ADMINISTRATOR.most(), "", Set.of(), clock.instant(), Credential.NEVER, ""));
    }

    /// Whose this written token is, if it is anybody's now.
    public Optional<Credential> find(String written, Credential.Kind kind) {
        var hash = Secrets.hash(written);
        var found = Secrets.id(written).map(byId::get).or(() -> standing)
                .filter(one -> Secrets.same(one.hash(), hash))
                .filter(one -> one.kind() == kind && alive(one));
        found.ifPresent(one -> used.put(one.id(), clock.instant()));
        return found;
    }

    /// Whether a credential still opens anything: it, or what it was made with, may have been
    /// revoked or have run out.
    public boolean alive(String id) {
        if (id.equals(STANDING)) return standing.isPresent();
        var credential = byId.get(id);
        return credential != null && alive(credential);
    }

    private boolean alive(Credential credential) {
        return !credential.expiredBy(clock.instant())
                && (credential.parent().isEmpty() || alive(credential.parent()));
    }

    /// @throws IllegalStateException when there are too many already
    public synchronized Fresh create(Wish wish) {
        if (byId.size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " tokens and sessions already");
        }
        var written = Secrets.token(random);
        var credential = new Credential(Secrets.id(written).orElseThrow(), Secrets.hash(written),
                wish.kind(), wish.name(), wish.tenant(), wish.role(), wish.scopes(),
                wish.subject(), wish.teams(), clock.instant(), wish.expires(), wish.parent());
        file.append(CredentialEntries.put(credential));
        byId.put(credential.id(), credential);
        return new Fresh(written, credential);
    }

    /// Ends a credential of this tenant and all that were made with it. Says whether there was one.
    public synchronized boolean remove(String tenant, String id) {
        var credential = byId.get(id);
        if (credential == null || !credential.tenant().equals(tenant)) return false;
        file.append(CredentialEntries.removed(id));
        byId.remove(id);
        used.remove(id);
        byId.values().stream().filter(one -> one.parent().equals(id)).toList()
                .forEach(child -> remove(tenant, child.id()));
        return true;
    }

    /// A tenant's tokens, by id; sessions are not shown.
    public List<Credential> tokens(String tenant) {
        return byId.values().stream()
                .filter(one -> one.kind() == Credential.Kind.TOKEN && one.tenant().equals(tenant))
                .sorted(Comparator.comparing(Credential::id)).toList();
    }

    /// Whether anybody could come in as administrator without a new link.
    public boolean hasAdministrator() {
        return standing.isPresent() || byId.values().stream()
                .anyMatch(one -> one.role() == Role.ADMINISTRATOR && alive(one));
    }

    public Optional<Instant> lastUsed(String id) {
        return Optional.ofNullable(used.get(id));
    }

    @Override
    public void close() {
        try (file) {
            sweep();
        } catch (IOException diskIsGone) {
            // The times of last use are a convenience; nothing that was promised is lost.
        }
    }
}
