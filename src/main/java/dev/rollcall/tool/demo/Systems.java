package dev.rollcall.tool.demo;

import dev.rollcall.simulator.contactpro.ContactProSimulator;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.genesys.GenesysSimulator;
import dev.rollcall.simulator.pureconnect.PureConnectSimulator;
import dev.rollcall.simulator.salesforce.SalesforceSimulator;
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
            "DEMO_GENESYS", GenesysSimulator.CLIENT_SECRET,
            "DEMO_PURECONNECT", PureConnectSimulator.PASSWORD,
            "DEMO_SALESFORCE", SalesforceSimulator.CLIENT_SECRET,
            "DEMO_CONTACT_PRO", ContactProSimulator.PASSWORD,
            "DEMO_CONTACT_PRO_KEY", ContactProSimulator.API_KEY);

    /// Between two rounds of reading, where nothing is pushed: a day passes in minutes.
    private static final String INTERVAL = "interval";
    private static final String OFTEN = "2s";

    private static final String SETTINGS = "settings";
    private static final String STATUSES = "statuses";
    private static final String OUTBOUND = "outbound";
    private static final String RULES = "rules";
    private static final String SET = "set";
    private static final String WHEN = "when";
    private static final String AVAILABLE = "Available";
    private static final String OFFLINE = "Offline";

    // --- Where the systems of a preset are

    static Map<String, Object> genesysAt(URI there) {
        return at("genesys", Map.of("url", there.toString(), "loginUrl", there.toString(),
                "clientId", GenesysSimulator.CLIENT_ID, "clientSecret", "env:DEMO_GENESYS"));
    }

    static Map<String, Object> pureConnectAt(URI there) {
        return at("pureconnect", Map.of("url", there.toString(),
                "user", PureConnectSimulator.USER, "password", "env:DEMO_PURECONNECT"));
    }

    static Map<String, Object> salesforceAt(SalesforceSimulator there) {
        return at("salesforce", Map.of("loginUrl", there.uri().toString(),
                "pubSubUrl", there.pubSubUri().toString(),
                "clientId", SalesforceSimulator.CLIENT_ID,
                "clientSecret", "env:DEMO_SALESFORCE"));
    }

    private static Map<String, Object> at(String id, Map<String, Object> settings) {
        return Map.of("id", id, SETTINGS, settings);
    }

    // --- Connections of their own

    /// The presences of Genesys Cloud: people are on queue there while they may get work here.
    static Map<String, Object> genesys(URI there) {
        var connection = connection("genesys", "genesys", Map.of(), List.of(id("On Queue"),
                        id("Meal"), id("Break"), id("Meeting"), id("Training"), id("Busy"),
                        id("Away"), offline(OFFLINE)),
                List.of(out(Map.of("status", "lunch"), "Meal"),
                        out(Map.of("status", "break"), "Break"),
                        out(Map.of("status", List.of("meeting", "coaching")), "Meeting"),
                        out(Map.of("status", "training"), "Training"),
                        out(Map.of("status", List.of("back-office", "do-not-disturb")), "Busy"),
                        out(Map.of("base", "away"), "Away"), otherwise("On Queue"),
                        out(Map.of("signedIn", false), OFFLINE)));
        connection.putAll(genesysAt(there));
        return connection;
    }

    /// The profiles of Contact Pro, chosen there and followed here.
    static Map<String, Object> contactPro(URI there) {
        var connection = connection("contact-pro", "contact-pro", Map.of("url", there + "/RI",
                "user", ContactProSimulator.USER, "password", "env:DEMO_CONTACT_PRO",
                "apiKey", "env:DEMO_CONTACT_PRO_KEY", "absent", "Logged off"),
                List.of(offline("Logged off")), List.of());
        connection.put("direction", "inbound");
        connection.remove(OUTBOUND);
        connection.put("inbound", Map.of(RULES, List.of(Map.of("mirror", true)),
                "onlineMeans", "sign-in", "offlineMeans", "sign-out"));
        return connection;
    }

    /// The presences of Dynamics 365, by the base of ours.
    static Map<String, Object> dynamics(URI there) {
        return connection("dynamics", "dynamics-365", Map.of("url", there.toString(),
                "loginUrl", there.toString(), "directory", "contoso", "clientId", Entra.CLIENT,
                "clientSecret", "env:DEMO_ENTRA", INTERVAL, OFTEN),
                List.of(id(AVAILABLE), id("Busy"), id("Busy - DND"), id("Away"),
                        automatic("Inactive"), offline(OFFLINE)),
                List.of(out(Map.of("base", "available"), AVAILABLE),
                        out(Map.of("base", "busy"), "Busy"),
                        out(Map.of("base", "do-not-disturb"), "Busy - DND"),
                        otherwise("Away"),
                        out(Map.of("signedIn", false), OFFLINE)));
    }

    /// What colleagues see in Teams.
    static Map<String, Object> teams(URI there) {
        return connection("teams", "microsoft-teams", Map.of("url", there + "/v1.0",
                "loginUrl", there.toString(), "directory", "contoso", "clientId", Entra.CLIENT,
                "clientSecret", "env:DEMO_ENTRA", INTERVAL, OFTEN),
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
