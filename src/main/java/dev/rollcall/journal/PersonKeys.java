package dev.rollcall.journal;

import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.KeyVault.Holding.Forgotten;
import dev.rollcall.journal.KeyVault.Holding.Kept;
import dev.rollcall.journal.KeyVault.Holding.Unknown;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the hub remembers of a person by name is written down sealed, with a key of the person's
/// own. To forget the person is to destroy the key: every copy of every entry, also in backups of
/// the journal, becomes unreadable at once, and nothing has to be rewritten. Any thread may use it.
///
/// A forgotten name stays forgotten. Who comes back is a new person, with a new name here.
public final class PersonKeys implements AutoCloseable {

    private final KeyVault vault;
    private final Sealing sealing;

    public PersonKeys(KeyVault vault, SecureRandom chance) {
        this.vault = vault;
        this.sealing = new Sealing(chance);
    }

    /// Makes the keys that are missing of many persons in one durable step; sealing would make them
    /// one by one.
    public void prepare(String tenant, Collection<String> persons) throws JournalException {
        var missing = new ArrayList<String>();
        for (var person : persons) {
            if (vault.find(tenant, person) instanceof Unknown) missing.add(person);
        }
        if (!missing.isEmpty()) vault.make(tenant, missing);
    }

    /// Seals with the person's key, which is made if there is none. Empty when the person was
    /// forgotten: then nothing about the person can be written down any more.
    public Optional<byte[]> seal(String tenant, String person, byte[] plain)
        throws JournalException {
        var holding = vault.find(tenant, person);
        if (holding instanceof Unknown) {
            vault.make(tenant, List.of(person));
            holding = vault.find(tenant, person);
        }
        return switch (holding) {
            case Kept(var key) -> Optional.of(sealing.seal(key, tenant, person, plain));
            case Forgotten() -> Optional.empty();
            case Unknown() -> throw new IllegalStateException("a key that was made is not there");
        };
    }

    /// Empty when the person was forgotten. Bytes that were sealed with a key which nobody
    /// destroyed, and still do not open, are damage.
    public Optional<byte[]> open(String tenant, String person, byte[] sealed)
        throws JournalException {
        return switch (vault.find(tenant, person)) {
            case Kept(var key) -> {
                var plain = Sealing.open(key, tenant, person, sealed);
                if (plain.isEmpty()) throw damage(tenant, person, "they do not open with it");
                yield plain;
            }
            case Forgotten() -> Optional.empty();
            case Unknown() -> throw damage(tenant, person, "there never was one");
        };
    }

    public void forget(String tenant, String person) throws JournalException {
        vault.forget(tenant, person);
    }

    private static JournalException damage(String tenant, String person, String found) {
        return new JournalException(Kind.CORRUPT, "Expected bytes sealed with the key of person "
            + person + " of tenant " + tenant + ", but " + found + ". The keys beside the journal "
            + "are older than the journal, or belong to another: restore both from one backup.");
    }

    @Override
    public void close() {
        vault.close();
    }
}
