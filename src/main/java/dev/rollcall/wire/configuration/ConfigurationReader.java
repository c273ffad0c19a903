package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.check.Check;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The door: a document in, a checked configuration or the reasons why not out. `check`, `apply`,
/// `PUT /v1/config`, the `configure` command and scenario files all come through here, so that
/// they agree. Whatever the document holds, the answer is a value, never an exception.
public final class ConfigurationReader {

    /// A document with more unknown keys than this is another kind of document.
    private static final int UNKNOWN_KEYS_MAX = 100;

    /// A whole configuration.
    public static Reading read(Document document) {
        return read(document.tree());
    }

    /// A whole configuration that is a tree already: `Map`, `List`, `String`, `Number`, `Boolean`.
    public static Reading read(Object tree) {
        if (!(tree instanceof Map<?, ?> map)) return new Broken(List.of(notAMap(tree)));
        return judged(Trees.withoutNulls(Trees.filled(texts(map), "agents", "teams")),
                Set.of(), Map.of());
    }

    /// A configuration with part of it changed: `patch` laid over it by the law of [Trees#merge].
    ///
    /// @param agents everybody who is configured now
    /// @return as agents, those the patch speaks of, each whole; an agent that is given nothing
    ///     (`ana:`) is removed
    public static Reading patched(Configuration current, Map<AgentId, AgentSettings> agents,
            Map<String, Object> patch) {
        var base = new LinkedHashMap<>(current.document());
        var spoken = new LinkedHashMap<String, Object>();
        var removed = new LinkedHashSet<AgentId>();
        if (patch.get("agents") instanceof Map<?, ?> named) {
            named.forEach((name, value) -> {
                var id = new AgentId(name.toString());
                var known = agents.get(id);
                if (value == null) removed.add(id);
                else if (known != null) spoken.put(id.text(), AgentTrees.tree(known));
            });
        }
        if (!spoken.isEmpty()) base.put("agents", spoken);
        var others = new LinkedHashMap<>(agents);
        removed.forEach(others::remove);
        return judged(Trees.merge(base, patch), removed, others);
    }

    /// Agents alone, the rest of the configuration untouched.
    ///
    /// @param trees each agent's settings, whole, as a document would say them
    public static Reading agents(Configuration current, Map<String, Object> trees) {
        var base = new LinkedHashMap<>(current.document());
        base.put("agents", trees);
        return judged(Trees.withoutNulls(Trees.filled(base, "agents")), Set.of(), Map.of());
    }

    /// A configuration that was checked before it was written down, read again without checks.
    public static Configuration trusted(Map<String, Object> document) {
        var findings = new ArrayList<Finding>();
        var configuration = TenantReader.read(new Fields(document, Pointer.ROOT, findings));
        if (findings.isEmpty()) return configuration;
        throw new IllegalStateException("a stored configuration is damaged: " + findings);
    }

    /// Keys that nobody knows are told and then left out, so that whoever mends a document hears of
    /// everything at once. After a value of the wrong kind there is nothing more to say, and of no
    /// place is said twice that it is wrong.
    ///
    /// @param others agents who are configured already and not spoken of
    private static Reading judged(Map<String, Object> tree, Set<AgentId> removed,
            Map<AgentId, AgentSettings> others) {
        var findings = new ArrayList<>(Shape.findings(tree));
        if (findings.size() > UNKNOWN_KEYS_MAX
                || findings.stream().anyMatch(finding -> finding.code() != Code.UNKNOWN_KEY)) {
            return new Broken(DocumentOrder.of(tree, findings));
        }
        var known = Trees.without(tree, findings.stream().map(Finding::pointer).toList());
        var fields = new Fields(known, Pointer.ROOT, findings);
        var configuration = TenantReader.read(fields);
        var agents = AgentTrees.agents(fields);
        var everybody = new LinkedHashMap<>(others);
        everybody.putAll(agents);
        var told = findings.stream().map(Finding::pointer).collect(Collectors.toSet());
        Check.errors(configuration, everybody).stream()
                .filter(error -> !told.contains(error.pointer()))
                .forEach(findings::add);
        if (!findings.isEmpty()) return new Broken(DocumentOrder.of(tree, findings));
        var warnings = Check.warnings(configuration, everybody);
        return new Usable(configuration, agents, removed, DocumentOrder.of(tree, warnings));
    }

    private static Finding notAMap(Object tree) {
        return new Finding(Code.BAD_VALUE, Pointer.ROOT,
                "expected the configuration of a tenant: a map of keys, found " + Kind.of(tree));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> texts(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private ConfigurationReader() {}
}
