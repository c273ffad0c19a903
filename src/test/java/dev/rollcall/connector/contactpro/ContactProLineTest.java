package dev.rollcall.connector.contactpro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.TinyVendor;
import dev.rollcall.connector.TinyVendor.Call;
import dev.rollcall.connector.TinyVendor.Reply;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.journal.JournalException;
import dev.rollcall.testkit.Golden;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The hub and a Contact Pro of a few lines: agents in profiles, and the presence synchronisation.
final class ContactProLineTest {

    private static final String ANA = "A206C474B22311D38FBE0090279A922E";
    private static final Map<String, String> PROFILES = Map.of(
            "Available", "E936C474B22311D38FBE0090279A922E",
            "Lunch", "E936C474B22311D38FBE0090279A9231");

    private record Shows(String profile, boolean ready, Instant since) {}

    private final Map<String, Shows> agents = new ConcurrentHashMap<>();
    private volatile String fault = "";
    private TinyVendor contactPro;

    @BeforeEach
    void open() throws IOException {
        contactPro = new TinyVendor(this::answer);
        show("Available", true);
    }

    @AfterEach
    void close() {
        contactPro.close();
    }

    private void show(String profile, boolean ready) {
        agents.put(ANA, new Shows(PROFILES.get(profile), ready, Instant.now()));
    }

    private Reply answer(Call call) {
        if (!call.header("Authorization").equals("Basic aHViOnBhc3M=")
                || !call.header("x-api-key").equals("k3y")) {
            return Reply.status(401);
        }
        if (call.is("GET /RI/rci/presenceProfiles")) {
            return new Reply(200, Golden.text("connectors/contactpro/profiles.json"), Map.of());
        }
        if (call.is("GET /RI/rmi/agents?language=EN")) {
            return call.header("Accept").equals("application/json")
                    ? Reply.json(agents.keySet().stream().map(this::agent).toList())
                    : Reply.status(406);
        }
        if (!call.is("POST /RI/PSI")) return Reply.status(404);
        if (!fault.isEmpty()) return new Reply(500, fault, Map.of());
        PROFILES.keySet().stream().filter(name -> call.body().contains(">" + name + "<"))
                .filter(_ -> call.body().contains("<ThirdPartyUserId>a.meyer<"))
                .forEach(name -> show(name, true));
        return new Reply(200, "<ok/>", Map.of());
    }

    private Map<String, Object> agent(String id) {
        var shows = agents.get(id);
        return Map.of("agentId", id, "presenceProfile", Map.of("id", shows.profile()),
                "ready", shows.ready(), "statusStartTime", shows.since().toString());
    }

    private HubInStep hub(String write) throws JournalException {
        var settings = new HashMap<String, Object>(Map.of("url", contactPro.url() + "/RI",
                "user", "hub", "password", "env:PASSWORD", "apiKey", "env:KEY",
                "syncToken", "env:TOKEN", "interval", "20ms", "notReady", "Not Ready",
                "absent", "Logged off", "write", write));
        var connection = Map.of("id", "contact-pro", "connector", "contact-pro",
                "direction", "two-way", "settings", settings,
                "statuses", List.of(Map.of("id", "Available"), Map.of("id", "Lunch"),
                        Map.of("id", "Not Ready"), Map.of("id", "Logged off", "online", false)),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "Lunch"), "set", "away"),
                        Map.of("when", Map.of("status", "Available"), "set", "available"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", "Available"),
                        Map.of("set", "Lunch"))));
        return new HubInStep("dynamics-365", Map.of("connections", List.of(connection)),
                Map.of("ana", Map.of("contact-pro", ANA + "/a.meyer")),
                Map.of("contact-pro", new ContactProConnector()),
                Map.of("PASSWORD", "pass", "KEY", "k3y", "TOKEN", "sync"));
    }

    private static void awaitSeen(HubInStep hub, String status) {
        await().untilAsserted(() ->
                assertThat(hub.side("ana", "contact-pro").seen().status()).isEqualTo(status));
    }

    @Test
    void a_profile_is_followed_and_written_where_that_is_switched_on() throws Exception {
        try (var hub = hub("psi")) {
            awaitSeen(hub, "Available");
            hub.signIn("ana");
            show("Lunch", true);
            await().until(() -> hub.agent("ana").presence().status().text().equals("away"));

            hub.choose("ana", "available");
            await().until(() -> agents.get(ANA).profile().equals(PROFILES.get("Available")));
            await().until(() -> hub.state("ana", "contact-pro") == FarState.IN_SYNC);
            assertThat(contactPro.log("POST")).hasSize(1).allMatch(call ->
                    call.header("SOAPAction").contains("SetPresence"));
        }
    }

    @Test
    void as_shipped_it_is_only_read() throws Exception {
        try (var hub = hub("off")) {
            awaitSeen(hub, "Available");
            hub.signIn("ana");
            hub.choose("ana", "away");
            await().until(() -> hub.state("ana", "contact-pro") == FarState.REFUSED);
            assertThat(contactPro.log("POST")).isEmpty();
        }
    }

    @Test
    void a_fault_that_blames_us_is_a_refusal_and_any_other_comes_again() throws Exception {
        try (var hub = hub("psi")) {
            awaitSeen(hub, "Available");
            hub.signIn("ana");
            fault = "<soap:Fault><faultcode>soap:Client</faultcode></soap:Fault>";
            hub.choose("ana", "away");
            await().until(() -> hub.state("ana", "contact-pro") == FarState.REFUSED);
            fault = "<soap:Fault><faultcode>soap:Server</faultcode></soap:Fault>";
            hub.choose("ana", "busy");
            await().until(() -> hub.state("ana", "contact-pro") == FarState.UNREACHABLE);
        }
    }

    @Test
    void the_toggle_and_the_absence_are_seen_where_the_settings_name_them() throws Exception {
        try (var hub = hub("off")) {
            awaitSeen(hub, "Available");
            show("Available", false);
            awaitSeen(hub, "Not Ready");
            show("Lunch", false);
            awaitSeen(hub, "Lunch");
            agents.clear();
            awaitSeen(hub, "Logged off");
            show("Available", true);
            awaitSeen(hub, "Available");
        }
    }

    @Test
    void an_answer_of_another_shape_says_what_was_expected_where() throws Exception {
        try (var hub = hub("off")) {
            awaitSeen(hub, "Available");
            contactPro.change(before -> call -> call.is("GET /RI/rmi")
                    ? Reply.json(Map.of("agents", List.of())) : before.apply(call));
            await().untilAsserted(() -> assertThat(hub.health("contact-pro").trouble())
                    .contains("expected a list, found an object"));
            assertThat(hub.side("ana", "contact-pro").seen().status()).isEqualTo("Available");
        }
    }
}
