package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.KeyVault;
import dev.rollcall.journal.KeyVault.Holding.Forgotten;
import dev.rollcall.journal.KeyVault.Holding.Kept;
import dev.rollcall.journal.KeyVault.Holding.Unknown;
import dev.rollcall.journal.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/// The keys in `keys.db`, each wrapped with the master key. Forgetting overwrites the row, lets
/// SQLite write the whole file anew and empties its log: a page that was split may hold an old
/// copy of a row, and only a new file is sure not to. That this is still to be done is itself
/// durable, so a crash in between is made up for at the next opening.
public final class SqliteKeyVault implements KeyVault {

    /// "ROLK"; pages of SQLite's ordinary size, since rows are small.
    private static final FileFormat FORMAT = new FileFormat(0x524f4c4b, 1, 4_096);

    /// `proof` is sealed with the master key and belongs to nobody. `sweep` is 1 while forgotten
    /// bytes may still lie in the file. A key without bytes is a forgotten one.
    private static final String[] TABLES = {
        """
        CREATE TABLE vault (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          proof BLOB NOT NULL,
          sweep INTEGER NOT NULL
        ) STRICT""",
        """
        CREATE TABLE holding (
          tenant TEXT NOT NULL,
          person TEXT NOT NULL,
          wrapped BLOB,
          PRIMARY KEY (tenant, person)
        ) STRICT, WITHOUT ROWID""",
    };

    private static final byte[] PROOF = {};

    /// Unwrapped keys that are kept at hand: more than the agents of a large site, in 10 MB.
    private static final int AT_HAND_MAX = 65_536;

    private record Owner(String tenant, String person) {}

    private final Path file;
    private final FolderLock lock;
    private final SecretKey master;
    private final Sealing sealing;
    private final Connection connection;
    private final PreparedStatement find;
    private final Map<Owner, Holding> atHand = new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Owner, Holding> eldest) {
            return size() > AT_HAND_MAX;
        }
    };

    /// Opens the vault of this folder, or begins one, and with it the master key if that file does
    /// not exist yet. A vault whose master key is missing or another is refused.
    public static SqliteKeyVault open(Path folder, Path masterKey, SecureRandom chance)
        throws JournalException {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw Disk.failure("create the folder", folder, failure);
        }
        var lock = FolderLock.take(folder, "keys.lock");
        try {
            var file = folder.resolve("keys.db");
            var sealing = new Sealing(chance);
            boolean first = !Files.exists(file);
            if (first && !Files.exists(masterKey)) MasterKey.create(masterKey, sealing.newKey());
            var master = MasterKey.read(masterKey);
            if (first) create(file, sealing.seal(master, "", "", PROOF));
            FORMAT.check(file);
            return connect(file, lock, masterKey, master, sealing);
        } catch (JournalException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private static void create(Path file, byte[] proof) throws JournalException {
        FORMAT.create(file, connection -> {
            Sqlite.run(connection, TABLES);
            try (var row = connection.prepareStatement("INSERT INTO vault VALUES (1, ?, 0)")) {
                row.setBytes(1, proof);
                row.executeUpdate();
            }
        });
    }

    private static SqliteKeyVault connect(
        Path file, FolderLock lock, Path masterKey, SecretKey master, Sealing sealing)
        throws JournalException {
        try {
            var connection = Sqlite.open(file, false);
            try {
                if (!proven(connection, master)) throw MasterKey.wrong(file, masterKey);
                Sqlite.run(connection,
                    "PRAGMA synchronous = FULL",
                    "PRAGMA secure_delete = ON",
                    "PRAGMA temp_store = MEMORY");
                var vault = new SqliteKeyVault(file, lock, master, sealing, connection);
                vault.sweep();
                return vault;
            } catch (SQLException | JournalException failure) {
                Sqlite.closeQuietly(connection);
                throw failure;
            }
        } catch (SQLException failure) {
            throw Sqlite.failure("open", file, failure);
        }
    }

    private static boolean proven(Connection connection, SecretKey master) throws SQLException {
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT proof FROM vault WHERE one = 1")) {
            return rows.next() && Sealing.open(master, "", "", rows.getBytes(1)).isPresent();
        }
    }

    private SqliteKeyVault(
        Path file, FolderLock lock, SecretKey master, Sealing sealing, Connection connection)
        throws SQLException {
        this.file = file;
        this.lock = lock;
        this.master = master;
        this.sealing = sealing;
        this.connection = connection;
        find = connection.prepareStatement(
            "SELECT wrapped FROM holding WHERE tenant = ? AND person = ?");
    }

    @Override
    public synchronized Holding find(String tenant, String person) throws JournalException {
        var owner = new Owner(tenant, person);
        var known = Optional.ofNullable(atHand.get(owner));
        if (known.isPresent()) return known.get();
        var found = read(owner);
        if (!(found instanceof Unknown)) atHand.put(owner, found);
        return found;
    }

    private Holding read(Owner owner) throws JournalException {
        try {
            find.setString(1, owner.tenant);
            find.setString(2, owner.person);
            try (var rows = find.executeQuery()) {
                if (!rows.next()) return new Unknown();
                var wrapped = rows.getBytes(1);
                if (wrapped == null) return new Forgotten();
                var key = Sealing.open(master, owner.tenant, owner.person, wrapped);
                if (key.isPresent()) return new Kept(Sealing.key(key.get()));
            }
        } catch (SQLException failure) {
            throw Sqlite.failure("read a key of", file, failure);
        }
        throw new JournalException(Kind.CORRUPT, "Expected the key of person " + owner.person
            + " of tenant " + owner.tenant + " in " + file + ", but it is damaged. "
            + Disk.advice(Kind.CORRUPT));
    }

    @Override
    public synchronized void make(String tenant, Collection<String> persons)
        throws JournalException {
        commit("make " + persons.size() + " keys in", () -> {
            // Closed when it is done: SQLite does not vacuum while the driver keeps it.
            try (var insert = connection.prepareStatement(
                "INSERT INTO holding VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
                for (var person : persons) {
                    insert.setString(1, tenant);
                    insert.setString(2, person);
                    var key = sealing.newKey().getEncoded();
                    insert.setBytes(3, sealing.seal(master, tenant, person, key));
                    insert.executeUpdate();
                }
            }
        });
    }

    @Override
    public synchronized void forget(String tenant, String person) throws JournalException {
        commit("forget a person in", () -> {
            try (var mark = connection.prepareStatement("INSERT INTO holding VALUES (?, ?, NULL) "
                + "ON CONFLICT DO UPDATE SET wrapped = NULL")) {
                mark.setString(1, tenant);
                mark.setString(2, person);
                mark.executeUpdate();
            }
            Sqlite.run(connection, "UPDATE vault SET sweep = 1");
        });
        atHand.put(new Owner(tenant, person), new Forgotten());
        try {
            sweep();
        } catch (SQLException failure) {
            throw Sqlite.failure("remove the last traces of a forgotten key from", file, failure);
        }
    }

    /// Leaves no byte of a forgotten key behind, if there may be one.
    private void sweep() throws SQLException {
        if (Sqlite.number(connection, "SELECT sweep FROM vault") == 0) return;
        Sqlite.run(connection, "VACUUM");
        if (Sqlite.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
            throw new SQLException("another process reads the file");
        }
        Sqlite.run(connection, "UPDATE vault SET sweep = 0");
    }

    private void commit(String doing, Work work) throws JournalException {
        try {
            Sqlite.run(connection, "BEGIN IMMEDIATE");
            work.run();
            Sqlite.run(connection, "COMMIT");
        } catch (SQLException failure) {
            Sqlite.rollBack(connection);
            throw Sqlite.failure(doing, file, failure);
        }
    }

    @Override
    public synchronized void close() {
        atHand.clear();
        Sqlite.closeQuietly(connection);
        lock.close();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }
}
