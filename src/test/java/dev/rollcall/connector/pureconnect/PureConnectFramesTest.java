package dev.rollcall.connector.pureconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.pureconnect.PureConnectFrames.Message;
import dev.rollcall.connector.pureconnect.PureConnectFrames.StatusMessage;
import dev.rollcall.connector.pureconnect.PureConnectFrames.UserStatus;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Their messages, one golden file each, and what they build up.
class PureConnectFramesTest {

    private static Node node(String name) {
        return Node.of(name, Json.read(Golden.text("connectors/pureconnect/" + name + ".json")));
    }

    private static Map<String, StatusMessage> definitions() throws LineBroken {
        return PureConnectFrames.definitions(node("definitions")).stream().collect(
                Collectors.toMap(one -> PureConnectFrames.folded(one.id()), Function.identity()));
    }

    private static Message.Statuses statuses(String name) throws LineBroken {
        return (Message.Statuses) PureConnectFrames.message(node(name));
    }

    @Test
    void a_definition_has_message_group_and_options() throws LineBroken {
        assertThat(definitions().get("followup").attributes()).isEqualTo(Map.of(
                "message", "Follow Up", "group", "", "options",
                Map.of("acd", false, "doNotDisturb", true, "afterCallWork", true)));
        assertThat(definitions().get("atlunch").outside().automatic()).isFalse();
        assertThat(definitions().get("acd - agent not answering").outside().automatic()).isTrue();
    }

    @Test
    void a_message_that_is_no_delta_replaces_everything() throws LineBroken {
        var board = new PureConnectBoard();
        assertThat(board.take(statuses("everything"), definitions())).containsExactly(
                new UserStatus("anna", "available", true, true, false),
                new UserStatus("bo", "AtLunch", true, false, false));
        assertThat(board.take(statuses("everything"), definitions())).isEmpty();

        board.take(new Message.Statuses(false, List.of()), definitions());
        assertThat(board.of("anna")).isEmpty();
    }

    @Test
    void a_delta_changes_what_it_names_and_leaves_the_rest() throws LineBroken {
        var board = new PureConnectBoard();
        board.take(statuses("everything"), definitions());
        assertThat(board.take(statuses("logged-out"), definitions())).containsExactly(
                new UserStatus("bo", "AtLunch", false, false, false));
        assertThat(board.of("ANNA")).contains(
                new UserStatus("anna", "available", true, true, false));
    }

    @Test
    void what_acd_does_is_told_from_what_the_agent_does() throws LineBroken {
        var board = new PureConnectBoard();
        board.take(statuses("everything"), definitions());
        assertThat(board.take(statuses("call-ends"), definitions())).containsExactly(
                new UserStatus("anna", "FollowUp", true, false, true));

        var chosen = Node.of("", Json.read("{\"statusId\":\"followup\"}"));
        assertThat(PureConnectFrames.status(chosen, UserStatus.nothing("bo"), definitions())
                .byAcd()).isFalse();
        var missed = Node.of("", Json.read("{\"statusId\":\"acd - agent not answering\"}"));
        assertThat(PureConnectFrames.status(missed, UserStatus.nothing("bo"), definitions())
                .byAcd()).isTrue();
    }

    @Test
    void other_messages_are_known_or_of_no_concern() throws LineBroken {
        assertThat(PureConnectFrames.message(node("completed")))
                .isEqualTo(new Message.Completed("7"));
        assertThat(PureConnectFrames.message(node("down"))).isEqualTo(new Message.Down());
        assertThat(PureConnectFrames.message(node("queue"))).isEqualTo(new Message.Other());
        assertThatThrownBy(() -> PureConnectFrames.message(Node.of("", Json.read("[1]"))))
                .isInstanceOf(LineBroken.class);
    }

    @Test
    void what_we_ask_is_what_their_documents_say() {
        Golden.hold("connectors/pureconnect/show.json",
                Json.text(PureConnectFrames.show("AtLunch", "x")) + "\n");
        Golden.hold("connectors/pureconnect/subscription.json",
                Json.text(PureConnectFrames.subscription(List.of("anna", "bo"))) + "\n");
    }
}
