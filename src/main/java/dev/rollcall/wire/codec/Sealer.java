package dev.rollcall.wire.codec;

import java.util.Optional;

/// Locks what is personal, with one key per person, so that destroying the key forgets the person
/// and nothing that was written has to be written again. The journal keeps the keys; only what it
/// holds is sealed, and what is shown to people is not.
public interface Sealer {

    /// Empty for a person who was forgotten: then nothing is written down.
    ///
    /// @param person whose it is: the agent's id, or what [#customers] said
    Optional<byte[]> seal(String person, byte[] clear);

    /// The way back; empty for a person whose key was destroyed.
    Optional<byte[]> open(String person, byte[] sealed);

    /// Under whose key it is sealed now what customers bring along. A name that no agent can have.
    String customers();

    /// For what is shown: nothing is sealed. Told from others by being this very object.
    Sealer CLEAR = new Sealer() {
        @Override
        public Optional<byte[]> seal(String person, byte[] clear) {
            return Optional.of(clear);
        }

        @Override
        public Optional<byte[]> open(String person, byte[] sealed) {
            return Optional.of(sealed);
        }

        @Override
        public String customers() {
            return "";
        }
    };
}
