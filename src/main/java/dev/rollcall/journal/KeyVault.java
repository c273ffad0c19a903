package dev.rollcall.journal;

import java.util.Collection;
import javax.crypto.SecretKey;

/// Keeps one key for each person of a tenant, beside the journal, until the person is forgotten.
/// Then the key is gone for good and a mark stays in its place, so that nobody makes the person a
/// new key by mistake. It seals nothing itself; see [PersonKeys]. Any thread may use it.
public interface KeyVault extends AutoCloseable {

    /// What the vault knows of a person.
    sealed interface Holding {
        record Kept(SecretKey key) implements Holding {}

        /// There was a key, or somebody asked to forget the person before there was one.
        record Forgotten() implements Holding {}

        record Unknown() implements Holding {}
    }

    Holding find(String tenant, String person) throws JournalException;

    /// Makes a key for each of these persons who has none and was not forgotten. All of them are
    /// durable when this returns, so whatever is sealed with them can be opened after a crash.
    void make(String tenant, Collection<String> persons) throws JournalException;

    /// Destroys the key. When this returns its bytes are in no file of the vault any more. If it
    /// fails, ask again: the rest is then done.
    void forget(String tenant, String person) throws JournalException;

    @Override
    void close();
}
