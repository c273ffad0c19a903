package dev.rollcall.tool.demo;

import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.vonage.VonageSimulator;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Connections to simulated systems, as an administrator would configure them for the real ones.
final class Systems {

    /// What the simulators take; only references to it stand in a configuration.
    static final Map<String, String> SECRETS = Map.of(
            "DEMO_ENTRA", Entra.SECRET,
            "DEMO_VONAGE", VonageSimulator.CLIENT_SECRET,
            "DEMO_DYNAMICS_PUSH", "a key that the webhook brings along");

    private static final String SETTINGS = "settings";
    private static final String STATUSES = "statuses";
    private static final String OUTBOUND = "outbound";
    private static final String RULES = "rules";
    private static final String SET = "set";
    private static final String WHEN = "when";
    private static final String AVAILABLE = "Available";
    private static final String OFFLINE = "Offline";

    /// The presences of Dynamics 365, by the base of ours.
    static Map<String, Object> dynamics(URI there) {
        return connection("dynamics", "dynamics-365", Map.of("url", there.toString(),
                "loginUrl", there.toString(), "directory", "contoso", "clientId", Entra.CLIENT,
                "clientSecret", "env:DEMO_ENTRA", "webhookKey", "env:DEMO_DYNAMICS_PUSH"),
                List.of(id(AVAILABLE), id("Busy"), id("Busy - DND"), id("Appear away"),
                        automatic("Inactive"), offline(OFFLINE)),
                List.of(out(Map.of("base", "available"), AVAILABLE),
                        out(Map.of("base", "busy"), "Busy"),
                        out(Map.of("base", "do-not-disturb"), "Busy - DND"),
                        otherwise("Appear away"),
                        out(Map.of("signedIn", false), OFFLINE)));
    }

    /// What colleagues see in Teams.
    static Map<String, Object> teams(URI there) {
        return connection("teams", "microsoft-teams", Map.of("url", there + "/v1.0",
                "loginUrl", there.toString(), "directory", "contoso", "clientId", Entra.CLIENT,
                "clientSecret", "env:DEMO_ENTRA"),
                List.of(id(AVAILABLE), id("InACall"), id("Away"), offline(OFFLINE)),
                List.of(out(Map.of("working", List.of("voice")), "InACall"),
                        out(Map.of("base", "available"), AVAILABLE), otherwise("Away"),
                        out(Map.of("signedIn", false), OFFLINE)));
    }

    /// ContactPad's presences, by what our people chose.
    static Map<String, Object> vonage(URI there) {
        return connection("vonage", "vonage", Map.of("url", there.toString(),
                "loginUrl", there.toString(), "clientId", VonageSimulator.CLIENT_ID,
                "clientSecret", "env:DEMO_VONAGE", "statsClientId", VonageSimulator.CLIENT_ID,
                "statsClientSecret", "env:DEMO_VONAGE"),
                List.of(id("Ready"), id("Ready (Offline)"), id("Away"), id("Break"),
                        id("Extended Away"), id("Training"), automatic("Busy"),
                        automatic("Wrapup"), offline("Logged Out")),
                List.of(out(Map.of("status", "break"), "Break"),
                        out(Map.of("status", "training"), "Training"),
                        out(Map.of("base", "away"), "Away"),
                        out(Map.of("status", List.of("meeting", "coaching", "back-office",
                                "do-not-disturb")), "Extended Away"),
                        otherwise("Ready"), out(Map.of("signedIn", false), "Logged Out")));
    }

    private static Map<String, Object> connection(String id, String connector,
            Map<String, Object> settings, List<Map<String, Object>> statuses,
            List<Map<String, Object>> rows) {
        var connection = new LinkedHashMap<String, Object>();
        connection.put("id", id);
        connection.put("connector", connector);
        connection.put("direction", "outbound");
        connection.put(SETTINGS, settings);
        connection.put(STATUSES, statuses);
        connection.put(OUTBOUND, Map.of(RULES, rows));
        return connection;
    }

    private static Map<String, Object> id(String id) {
        return Map.of("id", id);
    }

    private static Map<String, Object> automatic(String id) {
        return Map.of("id", id, "automatic", true);
    }

    private static Map<String, Object> offline(String id) {
        return Map.of("id", id, "online", false);
    }

    private static Map<String, Object> out(Map<String, Object> when, String set) {
        return Map.of(WHEN, when, SET, set);
    }

    private static Map<String, Object> otherwise(String set) {
        return Map.of(SET, set);
    }

    private Systems() {}
}
