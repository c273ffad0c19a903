package dev.rollcall.journal;

import dev.rollcall.journal.KeyVault.Holding.Forgotten;
import dev.rollcall.journal.KeyVault.Holding.Kept;
import dev.rollcall.journal.KeyVault.Holding.Unknown;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keys that last as long as the process: for scenarios, simulation and tests.
public final class MemoryKeyVault implements KeyVault {

    private record Owner(String tenant, String person) {}

    private final Map<Owner, Holding> holdings = new ConcurrentHashMap<>();
    private final Sealing sealing;

    public MemoryKeyVault(SecureRandom chance) {
        this.sealing = new Sealing(chance);
    }

    @Override
    public Holding find(String tenant, String person) {
        return holdings.getOrDefault(new Owner(tenant, person), new Unknown());
    }

    @Override
    public void make(String tenant, Collection<String> persons) {
        for (var person : persons) {
            holdings.computeIfAbsent(new Owner(tenant, person), _ -> new Kept(sealing.newKey()));
        }
    }

    @Override
    public void forget(String tenant, String person) {
        holdings.put(new Owner(tenant, person), new Forgotten());
    }

    /// There is nothing to let go of, and a test may look once more.
    @Override
    public void close() {}
}
