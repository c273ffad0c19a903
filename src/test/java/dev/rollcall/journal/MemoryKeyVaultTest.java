package dev.rollcall.journal;

import java.security.SecureRandom;

/// Keys in memory keep what the keys of persons promise.
final class MemoryKeyVaultTest extends PersonKeysContract {

    private final KeyVault vault = new MemoryKeyVault(new SecureRandom());

    @Override
    protected KeyVault open() {
        return vault;
    }
}
