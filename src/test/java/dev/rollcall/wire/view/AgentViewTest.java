package dev.rollcall.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An agent as people see one.
final class AgentViewTest {
    private static final Cause MARIA = new Cause(Cause.Kind.SUPERVISOR, "maria", "");

    @Test
    void an_agent_at_lunch_looks_like_this() {
        assertThat(json(lunch(), Detail.WHOLE)).isEqualTo(golden("agent-at-lunch.json"));
    }

    @Test
    void an_agent_with_work_looks_like_this() {
        var floors = Floors.of("pureconnect-genesys", "{\"bob\": {}}")
            .does(Cause.AGENT, Map.of("do", "sign-in", "agent", "bob"))
            .does(new Cause(Cause.Kind.CONNECTION, "pureconnect", ""), Map.of("do", "offer",
                "work", "w1", "workstream", "voice", "agent", "bob"));

        assertThat(json(floors, "bob", Detail.WHOLE)).isEqualTo(golden("agent-with-work.json"));
    }

    @Test
    void a_wall_shows_no_notes() {
        assertThat(json(lunch(), Detail.WHOLE)).contains("she looked hungry");
        assertThat(json(lunch(), Detail.WITHOUT_NOTES)).isEqualTo(
            json(lunch(), Detail.WHOLE).replace(",\"reason\":\"she looked hungry\"", ""));
    }

    @Test
    void a_colleague_sees_who_it_is_and_how() {
        assertThat(Json.map(json(lunch(), Detail.STATE).getBytes(StandardCharsets.UTF_8)))
            .containsOnlyKeys("id", "name", "presence", "label", "base", "since", "until",
                "ready", "effective", "signedIn", "lost");
    }

    @Test
    void a_scenario_sees_the_same_as_a_tree() {
        var floors = lunch();
        assertThat(AgentView.tree(floors.floor(), floors.floor().agent(new AgentId("ana")),
            floors.now())).containsEntry("presence", "lunch")
            .containsEntry("queues",
                List.of("sales-chat", "sales-voice", "support-mail", "support-voice"))
            .containsEntry("capacity", Map.of("used", 0L, "reserved", 0L, "available", 100L));
    }

    private static Floors lunch() {
        return Floors.of("contact-pro", """
            {"ana": {"name": "Ana Amari", "capacity": {"units": 100},
             "timezone": "Europe/Berlin"}}""")
            .does(Cause.AGENT, Map.of("do", "sign-in", "agent", "ana"))
            .at("09:30:00")
            .does(Cause.AGENT, Map.of("do", "start-activity", "agent", "ana",
                "activity", "call"))
            .at("12:00:00")
            .does(MARIA, Map.of("do", "set-presence", "agent", "ana", "status", "lunch",
                "reason", "she looked hungry"));
    }

    private static String golden(String name) {
        return Json.text(Json.read(Golden.text(name)));
    }

    private static String json(Floors floors, Detail detail) {
        return json(floors, "ana", detail);
    }

    private static String json(Floors floors, String id, Detail detail) {
        var agent = floors.floor().agent(new AgentId(id));
        return new String(AgentView.json(floors.floor(), agent, floors.now(), detail),
            StandardCharsets.UTF_8);
    }
}
