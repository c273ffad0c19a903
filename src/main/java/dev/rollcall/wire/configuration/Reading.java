package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of a document: a configuration that may be used, or the reasons why not. Findings
/// stand in the order of the document.
public sealed interface Reading {

    /// Errors or warnings, whichever there are.
    List<Finding> findings();

    /// @param agents the agents the document speaks of, each whole, in its order
    /// @param removed agents that a patch takes away by giving them nothing
    record Usable(Configuration configuration, Map<AgentId, AgentSettings> agents,
            Set<AgentId> removed, List<Finding> warnings) implements Reading {
        public Usable {
            agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
            removed = Set.copyOf(removed);
            warnings = List.copyOf(warnings);
        }

        @Override
        public List<Finding> findings() {
            return warnings;
        }
    }

    /// @param findings errors, at least one
    record Broken(List<Finding> findings) implements Reading {
        public Broken {
            findings = List.copyOf(findings);
        }
    }
}
