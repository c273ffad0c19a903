package dev.rollcall.wire.view;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.wire.configuration.AgentTrees;
import dev.rollcall.wire.document.YamlWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// A tenant's configuration as somebody would have written it: the document as it was given, and
/// under `agents` everybody as they are configured now. Reading it makes the same configuration.
public final class ConfigurationView {
    public static Map<String, Object> tree(Floor floor) {
        var tree = new LinkedHashMap<>(floor.configuration().document());
        var agents = new LinkedHashMap<String, Object>();
        floor.agents().stream().sorted(Comparator.comparing(Agent::id)).forEach(agent ->
                agents.put(agent.id().text(), AgentTrees.tree(agent.settings())));
        if (!agents.isEmpty()) tree.put("agents", agents);
        return tree;
    }

    public static String yaml(Floor floor) {
        return yaml(tree(floor));
    }

    /// Any tree as YAML 1.2; texts that would be read as something else are quoted.
    public static String yaml(Map<String, Object> tree) {
        return YamlWriter.text(tree);
    }

    private ConfigurationView() {}
}
