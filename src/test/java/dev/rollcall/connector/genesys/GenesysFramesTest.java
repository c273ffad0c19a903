package dev.rollcall.connector.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.genesys.GenesysFrames.Definition;
import dev.rollcall.connector.genesys.GenesysFrames.Frame;
import dev.rollcall.connector.genesys.GenesysFrames.Injected;
import dev.rollcall.connector.genesys.GenesysFrames.Presence;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Their words, one golden file each, and ours.
class GenesysFramesTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00.123Z");

    private static Node node(String name) {
        return Node.of(name, Json.read(Golden.text("connectors/genesys/" + name + ".json")));
    }

    private static Frame frame(String name) throws LineBroken {
        return GenesysFrames.frame(node(name));
    }

    @Test
    void a_notification_says_what_is_shown_in_capitals() throws LineBroken {
        assertThat(frame("presence-event")).isEqualTo(new Frame.Shown(
                new Presence("U1", "D-QUEUE", "On Queue", true, NINE)));
    }

    @Test
    void an_answer_says_whether_its_source_counts() throws LineBroken {
        assertThat(GenesysFrames.presence(node("presence-answer"))).isEqualTo(
                new Presence("U1", "D-LUNCH", "Meal", false, NINE));
    }

    @Test
    void a_socket_brings_what_goes_beside_presence_and_signs_of_life() throws LineBroken {
        assertThat(frame("routing-status-event"))
                .isEqualTo(new Frame.Routing("U1", "notresponding"));
        assertThat(frame("out-of-office-event")).isEqualTo(new Frame.OutOfOffice("U1", true));
        assertThat(frame("heartbeat")).isEqualTo(new Frame.Alive());
        assertThat(frame("socket-closing")).isEqualTo(new Frame.Closing());
        assertThat(frame("conversation-event")).isEqualTo(new Frame.Other());
    }

    @Test
    void a_frame_of_wrong_types_is_no_frame() {
        for (var wrong : List.of("[]", "{\"topicName\":7}", "{\"topicName\":"
                + "\"v2.users.U1.presence\",\"eventBody\":{\"presenceDefinition\":\"x\"}}")) {
            assertThatThrownBy(() -> GenesysFrames.frame(Node.of("a word", Json.read(wrong))))
                    .isInstanceOf(LineBroken.class);
        }
    }

    @Test
    void a_definition_is_known_by_its_label_and_belongs_to_a_system_presence()
            throws LineBroken {
        var read = new ArrayList<Definition>();
        for (var one : node("definitions").get("entities").each()) {
            read.add(GenesysFrames.definition(one, "de"));
        }
        assertThat(read).extracting(Definition::label).containsExactly("Verfügbar", "On Queue",
                "Meal", "Away", "Smoke Break", "Old Project", "Offline");
        assertThat(read).extracting(Definition::system).containsExactly("Available", "On Queue",
                "Meal", "Away", "Break", "Busy", "Offline");
        assertThat(read).filteredOn(Definition::own).hasSize(2);
    }

    @Test
    void what_we_ask_is_what_their_documents_say() {
        hold("show", GenesysFrames.show("D-LUNCH", "back 13:00"));
        var event = new Injected("0e8c1c2e-3a76-3e2f-8ad5-6c1b3a3f4d5e", NINE, "U1", "S-HUB");
        hold("inject-presence", event.presence("D-BREAK", ""));
        hold("inject-routing-status", event.routingStatus(RoutingStatus.NOT_RESPONDING));
    }

    private static void hold(String name, Map<String, Object> body) {
        Golden.hold("connectors/genesys/" + name + ".json", Json.text(body) + "\n");
    }

    @Test
    void topics_are_spread_over_channels_and_have_a_limit() throws LineBroken {
        var users = new TreeSet<String>();
        for (var i = 0; i < 1_001; i++) users.add("U%04d".formatted(i));
        var shards = GenesysNotifications.shards(users, List.of("presence", "outofoffice"));
        assertThat(shards).hasSize(3).allSatisfy(shard ->
                assertThat(shard).hasSizeLessThanOrEqualTo(1_000));
        assertThat(shards.getLast()).containsExactly("v2.users.U1000.presence",
                "v2.users.U1000.outofoffice");
        assertThat(GenesysNotifications.shards(Set.of(), List.of("presence"))).isEmpty();

        for (var i = 1_001; i < 10_001; i++) users.add("U%04d".formatted(i));
        assertThatThrownBy(() ->
                GenesysNotifications.shards(users, List.of("presence", "outofoffice")))
                .hasMessageContaining("at most 10000 agents").hasMessageContaining("found 10001");
    }
}
