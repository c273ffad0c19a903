package dev.rollcall.scenario;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One scenario as written: what is given, and what happens and must be seen, step by step. It is
/// complete and well formed; whether it holds is what a [Rehearsal] finds out.
///
/// @param document where it was read from, so that everything in it has a place
public record Scenario(String title, Document document, Given given, List<Step> steps) {

    /// What there is before the first step.
    ///
    /// @param configure merged over the tenant; empty for nothing
    /// @param agents settings by agent id, in the order of the file
    /// @param external what each connection shows for an agent
    record Given(
            TenantSource tenant,
            Map<String, Object> configure,
            Map<String, Object> agents,
            Map<ConnectionId, Map<AgentId, String>> external,
            Instant start) {}

    /// Where the tenant's configuration comes from.
    sealed interface TenantSource {

        /// A shipped preset.
        record Preset(String id) implements TenantSource {}

        /// A file, relative to the scenario's own.
        record File(String path) implements TenantSource {}

        /// Here and now; the empty map is a tenant that says nothing and has the defaults.
        record Inline(Map<String, Object> document) implements TenantSource {}
    }

    public Scenario {
        steps = List.copyOf(steps);
    }

    /// Where its title stands.
    public Place place() {
        return document.keyAt("/title");
    }
}
