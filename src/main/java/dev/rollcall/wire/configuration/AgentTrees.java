package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Ids;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.AgentSettings.Capacity;
import dev.rollcall.domain.configuration.Capability;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One agent's settings, from tree to type and back. What was not said is not written either, so
/// that a default changed later still reaches the agent; sets are written sorted, so that the same
/// settings are always the same text.
public final class AgentTrees {

    static Map<AgentId, AgentSettings> agents(Fields tenant) {
        var agents = new LinkedHashMap<AgentId, AgentSettings>();
        tenant.byKey("agents").forEach((id, fields) ->
                agents.put(new AgentId(id), settings(fields)));
        return agents;
    }

    static AgentSettings settings(Fields fields) {
        if (fields.tree().isEmpty()) return AgentSettings.SILENT;
        return new AgentSettings(
                fields.text("name", ""),
                fields.text("team", ""),
                said(fields, "default", new StatusId(fields.text("default", ""))),
                fields.has("capacity")
                        ? Optional.of(capacity(fields.fields("capacity"))) : Optional.empty(),
                said(fields, "channelLimits", WorkReader.channelLimits(fields)),
                said(fields, "capabilities", fields.texts("capabilities").stream()
                        .map(text -> Fields.word(Capability.class, text))
                        .collect(Collectors.toUnmodifiableSet())),
                said(fields, "queues", WorkReader.ordered(fields.texts("queues", QueueId::new))),
                identities(fields),
                fields.text("timezone", ""));
    }

    private static <T> Optional<T> said(Fields fields, String key, T value) {
        return fields.has(key) ? Optional.of(value) : Optional.empty();
    }

    private static Capacity capacity(Fields fields) {
        return new Capacity(
                said(fields, "units", fields.whole("units", 0)),
                WorkReader.ordered(fields.texts("profiles", ProfileId::new)));
    }

    private static Map<ConnectionId, String> identities(Fields fields) {
        var identities = new LinkedHashMap<ConnectionId, String>();
        fields.textMap("identities").forEach((connection, identity) ->
                identities.put(new ConnectionId(connection), identity));
        return identities;
    }

    /// The settings as a document would say them.
    public static Map<String, Object> tree(AgentSettings settings) {
        var tree = new LinkedHashMap<String, Object>();
        if (!settings.name().isEmpty()) tree.put("name", settings.name());
        if (!settings.team().isEmpty()) tree.put("team", settings.team());
        settings.defaultStatus().ifPresent(status -> tree.put("default", status.text()));
        settings.capacity().ifPresent(capacity -> tree.put("capacity", capacityTree(capacity)));
        settings.channelLimits().ifPresent(limits ->
                tree.put("channelLimits", sorted(limits)));
        settings.capabilities().ifPresent(capabilities -> tree.put("capabilities",
                capabilities.stream().sorted()
                        .map(one -> one.name().toLowerCase(Locale.ROOT)).toList()));
        settings.queues().ifPresent(queues -> tree.put("queues", texts(queues)));
        if (!settings.identities().isEmpty()) {
            tree.put("identities", sorted(settings.identities()));
        }
        if (!settings.timezone().isEmpty()) tree.put("timezone", settings.timezone());
        return tree;
    }

    private static Map<String, Object> capacityTree(Capacity capacity) {
        var tree = new LinkedHashMap<String, Object>();
        capacity.units().ifPresent(units -> tree.put("units", (long) units));
        if (!capacity.profiles().isEmpty()) tree.put("profiles", texts(capacity.profiles()));
        return tree;
    }

    private static Map<String, Object> sorted(Map<? extends Ids, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((id, value) -> sorted.put(id.text(),
                value instanceof Integer number ? (Object) (long) number : value));
        return sorted;
    }

    private static List<String> texts(Collection<? extends Ids> ids) {
        return ids.stream().map(Ids::text).sorted().toList();
    }

    private AgentTrees() {}
}
