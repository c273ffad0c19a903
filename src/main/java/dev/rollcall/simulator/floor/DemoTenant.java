package dev.rollcall.simulator.floor;

import dev.rollcall.wire.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The configuration of the simulated contact centre, with every time in it shortened by the speed,
/// so that the server's own timers end lunches, grace times and offers.
public final class DemoTenant {

    static final String AVAILABLE = "available";
    static final String LUNCH = "lunch";
    static final String BREAK = "break";
    static final String MEETING = "meeting";
    static final String TRAINING = "training";
    static final String COACHING = "coaching";
    static final String BACK_OFFICE = "back-office";
    static final String FOCUS = "do-not-disturb";

    static final String VOICE = "voice";
    static final String CHAT = "chat";
    static final String EMAIL = "email";

    /// @param queues those that its agents work for
    record Team(String id, String name, String supervisor, List<String> queues) {}

    static final List<Team> TEAMS = List.of(
        team("billing", "Billing", "maria", "billing-voice", "billing-chat"),
        team("claims", "Claims", "tomasz", "claims-voice", "claims-mail"),
        team("orders", "Orders", "aisha", "orders-voice", "orders-chat"),
        team("technical", "Technical", "kenji", "technical-voice", "technical-chat"),
        team("premium", "Premium", "ingrid", "premium-voice", "premium-chat", "premium-mail"),
        team("returns", "Returns", "njeri", "returns-chat", "returns-mail"));

    private static final String CONVERSATION = "conversation";
    private static final String WRAP_UP = "wrap-up";
    private static final String ID = "id";
    private static final String DURATION = "duration";

    /// The whole document, agents included, as `PUT /v1/config` takes it.
    public static Map<String, Object> document(Staff staff, Speed speed) {
        var document = new LinkedHashMap<String, Object>();
        document.put("statuses", statuses(speed));
        document.put("automatic", Map.of("mode", "activity", "working", CONVERSATION,
            "wrapUp", WRAP_UP, "afterWork", "previous", "onMissed", "not-responding"));
        document.put("graceTime", lasting(speed, Duration.ofSeconds(150)));
        document.put("signOut", Map.of("withWork", "afterWork"));
        document.put("queues", queues());
        document.put("workstreams", workstreams(speed));
        document.put("channelLimits", Map.of(VOICE, 1, CHAT, 3, EMAIL, 2));
        document.put("agentDefaults", Map.of("capacity", Map.of("units", 100)));
        document.put("teams", teams());
        document.put("agents", agents(staff));
        return document;
    }

    private static List<Map<String, Object>> statuses(Speed speed) {
        return List.of(
            timed(LUNCH, "Lunch", "Mittagspause", "away", speed, Duration.ofMinutes(30)),
            timed(BREAK, "Break", "Pause", "away", speed, Duration.ofMinutes(12)),
            status(MEETING, "Meeting", "Besprechung", "busy"),
            timed(TRAINING, "Training", "Schulung", "busy", speed, Duration.ofMinutes(60)),
            status(COACHING, "Coaching", "Coaching", "tentative"),
            status(BACK_OFFICE, "Back office", "Sachbearbeitung", "busy"),
            system(CONVERSATION, "In conversation", "Im Gespräch"),
            system(WRAP_UP, "Wrap-up", "Nacharbeit"));
    }

    private static Map<String, Object> status(String id, String label, String german,
            String base) {
        var status = new LinkedHashMap<String, Object>();
        status.put(ID, id);
        status.put("label", label);
        status.put("base", base);
        status.put("labels", Map.of("de", german));
        return status;
    }

    private static Map<String, Object> timed(String id, String label, String german,
            String base, Speed speed, Duration lasts) {
        var status = status(id, label, german, base);
        status.put(DURATION, lasting(speed, lasts));
        return status;
    }

    private static Map<String, Object> system(String id, String label, String german) {
        var status = status(id, label, german, "busy");
        status.put("selectable", false);
        return status;
    }

    private static List<String> queues() {
        return TEAMS.stream().flatMap(team -> team.queues().stream()).toList();
    }

    /// A call takes an agent whole; chats and letters share one.
    private static List<Map<String, Object>> workstreams(Speed speed) {
        return List.of(
            workstream(VOICE, 100, List.of("available"), 20, 90, speed),
            workstream(CHAT, 30, List.of("available", CONVERSATION, WRAP_UP), 30, 30, speed),
            workstream(EMAIL, 40, List.of("available", CONVERSATION, WRAP_UP), 60, 20, speed));
    }

    private static Map<String, Object> workstream(String channel, int units,
            List<String> allowed, int offerSeconds, int wrapUpSeconds, Speed speed) {
        var stream = new LinkedHashMap<String, Object>();
        stream.put(ID, channel);
        stream.put("channel", channel);
        stream.put("units", units);
        stream.put("allowedPresence", allowed);
        stream.put("offerTimeout", lasting(speed, Duration.ofSeconds(offerSeconds)));
        stream.put("wrapUp", lasting(speed, Duration.ofSeconds(wrapUpSeconds)));
        stream.put("reofferDelay", lasting(speed, Duration.ofSeconds(60)));
        return stream;
    }

    private static Map<String, Object> teams() {
        var teams = new LinkedHashMap<String, Object>();
        for (var team : TEAMS) teams.put(team.id(), Map.of("name", team.name()));
        return teams;
    }

    private static Map<String, Object> agents(Staff staff) {
        var agents = new LinkedHashMap<String, Object>();
        for (var team : TEAMS) {
            for (var person : staff.of(team.id())) {
                agents.put(person.id(), Map.of("name", person.name(), "team", team.id(),
                    "queues", team.queues()));
            }
        }
        return agents;
    }

    private static String lasting(Speed speed, Duration simulated) {
        return Durations.text(speed.configured(simulated));
    }

    private static Team team(String id, String name, String supervisor, String... queues) {
        return new Team(id, name, supervisor, List.of(queues));
    }

    private DemoTenant() {}
}
