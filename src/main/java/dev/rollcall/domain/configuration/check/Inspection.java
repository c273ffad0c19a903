package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Finding;
import java.util.Map;
import java.util.function.Consumer;

/// One look at a tenant for one kind of mistake.
@FunctionalInterface
interface Inspection {

    void inspect(Tenancy tenancy, Consumer<Finding> found);

    /// What is looked at: the configuration, and everybody who is configured in it.
    record Tenancy(Configuration configuration, Map<AgentId, AgentSettings> agents) {

        /// What stands in the document, by path.
        Outline outline() {
            return new Outline(configuration.document());
        }
    }
}
