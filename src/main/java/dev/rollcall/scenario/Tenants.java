package dev.rollcall.scenario;

import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Unreadable;
import java.util.Map;
import java.util.Optional;

/// Where the tenant of a scenario is found. From files it is what the scenario names
/// ([TenantFiles]); a server that is about to take a new configuration gives that one to all.
public interface Tenants {

    /// @param document where the tree was written; empty if in the scenario itself
    record Found(Map<String, Object> tree, Optional<Document> document) {}

    /// @throws Unreadable if there is none, or it is no document
    Found of(Scenario scenario) throws Unreadable;
}
