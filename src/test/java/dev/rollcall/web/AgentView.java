package dev.rollcall.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One agent as the server would describe it, for tests: said in a few words, whole on the wire.
record AgentView(String id, String name, String team, String status, String cause, Instant since,
        Map<String, Object> more) {

    private static final Map<String, String> BASES = Map.of("available", "available",
        "busy", "busy", "lunch", "away", "meeting", "busy", "offline", "offline",
        "do-not-disturb", "do-not-disturb", "coaching", "tentative");

    private static final Map<String, String> LABELS = Map.of("available", "Available",
        "busy", "Busy", "lunch", "Lunch", "meeting", "Meeting", "offline", "Offline",
        "do-not-disturb", "Do not disturb", "coaching", "Coaching");

    /// What `GET /v1/config` says of the statuses used here.
    static final Map<String, Object> CONFIGURATION = Map.of("readyToggle", false, "statuses",
        LABELS.keySet().stream().sorted().map(id -> Map.of("id", id, "label", label(id),
            "base", base(id))).toList());

    static AgentView of(String id, String name, String team, String status) {
        return new AgentView(id, name, team, status, "agent", Instant.now(), Map.of());
    }

    AgentView in(String status, String cause) {
        return new AgentView(id, name, team, status, cause, Instant.now(), more);
    }

    AgentView since(Instant when) {
        return new AgentView(id, name, team, status, cause, when, more);
    }

    AgentView with(String field, Object value) {
        var added = new LinkedHashMap<>(more);
        added.put(field, value);
        return new AgentView(id, name, team, status, cause, since, added);
    }

    Map<String, Object> tree() {
        var signedIn = !status.equals("offline");
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("name", name);
        tree.put("team", team);
        tree.put("presence", status);
        tree.put("label", label(status));
        tree.put("base", base(status));
        tree.put("layer", signedIn ? "choice" : "absence");
        tree.put("because", cause);
        tree.put("since", since.toString());
        tree.put("ready", signedIn);
        tree.put("signedIn", signedIn);
        tree.put("effective", signedIn ? "busy" : "offline");
        tree.put("routingStatus", "OFF_QUEUE");
        tree.put("gates", Map.of("voice", List.of("presence-not-allowed")));
        tree.put("routable", Map.of("voice", false));
        tree.put("queues", List.of("billing-voice"));
        tree.put("capabilities", Map.of("phone", "available", "chat", "full"));
        tree.put("capacity", Map.of("used", 40, "reserved", 20, "available", 40));
        tree.put("layers", Map.of(signedIn ? "choice" : "absence",
            Map.of("status", status, "because", cause, "since", since.toString()),
            "default", Map.of("status", "available")));
        tree.putAll(more);
        return tree;
    }

    private static String base(String status) {
        return BASES.getOrDefault(status, "busy");
    }

    private static String label(String status) {
        return LABELS.getOrDefault(status, status);
    }
}
