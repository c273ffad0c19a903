package dev.rollcall.connector.contactpro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.contactpro.ContactProFrames.Agent;
import dev.rollcall.connector.contactpro.ContactProFrames.Profile;
import dev.rollcall.connector.http.Node;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Contact Pro's frames as they are assumed, the same in another shape, and what we read in them.
final class ContactProFramesTest {

    private static final ContactProShape SHIPPED = ContactProShape.with(Map.of());

    private static Node golden(String name) {
        return Node.of(name, Json.read(Golden.bytes("connectors/contactpro/" + name + ".json")));
    }

    @Test
    void profiles_say_who_is_there_and_who_lets_conversations_in() throws Exception {
        assertThat(ContactProFrames.profiles(golden("profiles"), SHIPPED).values())
                .containsExactly(
                        new Profile("E936C474B22311D38FBE0090279A922E", "Available", true, true),
                        new Profile("E936C474B22311D38FBE0090279A9231", "Lunch", true, false),
                        new Profile("E936C474B22311D38FBE0090279A9232", "Logged off", false,
                                false));
    }

    @Test
    void an_agent_is_in_a_profile_and_ready_or_not() throws Exception {
        assertThat(ContactProFrames.agents(golden("agents"), SHIPPED)).isEqualTo(Map.of(
                "A206C474B22311D38FBE0090279A922E",
                new Agent("E936C474B22311D38FBE0090279A9231", true,
                        Instant.parse("2026-11-21T09:00:00Z")),
                "A206C474B22311D38FBE0090279A922F",
                new Agent("E936C474B22311D38FBE0090279A922E", false,
                        Instant.parse("2026-11-21T08:00:00Z"))));
    }

    @Test
    void a_system_whose_answers_have_another_shape_is_read_by_its_settings() throws Exception {
        var shape = ContactProShape.with(Map.of("agents", Map.of("each", "/data/rows",
                "id", "/user/guid", "profile", "/profiles/0", "ready", "/toggle",
                "notReady", "NOT_READY")));
        assertThat(ContactProFrames.agents(golden("agents-elsewhere"), shape)).isEqualTo(
                Map.of("4711", new Agent("Lunch", false, Instant.MIN)));
    }

    @Test
    void what_the_synchronisation_is_told_cannot_be_broken_out_of() throws Exception {
        Golden.hold("connectors/contactpro/set-presence.xml",
                ContactProFrames.envelope(SHIPPED, "t&k", "a.meyer", "Lunch <30") + "\n");
    }

    @Test
    void a_pointer_that_is_none_is_said() {
        var shape = ContactProShape.with(Map.of("agents", Map.of("id", "agentId")));
        assertThatThrownBy(() -> ContactProFrames.agents(golden("agents"), shape))
                .isInstanceOf(LineBroken.class)
                .hasMessageContaining("settings.shape.agents.id: expected a JSON pointer");
    }
}
