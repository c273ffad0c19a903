package dev.rollcall.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.salesforce.Changeovers.Row;
import dev.rollcall.connector.salesforce.PubSubMessages.FetchRequest;
import dev.rollcall.connector.salesforce.PubSubMessages.Preset;
import dev.rollcall.connector.salesforce.SalesforceFrames.Presence;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Salesforce's frames as its documentation shows them, and what we read in them.
final class SalesforceFramesTest {

    private static List<Node> golden(String name) throws LineBroken {
        return Node.of(name, Json.read(Golden.bytes("connectors/salesforce/" + name + ".json")))
                .get("records").each();
    }

    @Test
    void their_statuses_are_the_catalogue_and_offline_is_one_more() throws LineBroken {
        var statuses = SalesforceFrames.statuses(golden("statuses"));
        assertThat(statuses).extracting(OutsideStatus::label)
                .containsExactly("Offline", "Available", "On Break", "Busy");
        assertThat(statuses.get(1).names()).contains("available_chat", "0n55e00000000a1aaa");
        assertThat(statuses).extracting(OutsideStatus::online)
                .containsExactly(false, true, true, true);
    }

    @Test
    void a_presence_says_who_shows_what_since_when() throws LineBroken {
        assertThat(SalesforceFrames.presences(golden("presences"))).containsExactly(
                new Presence(new Row("0N45e00000000B1AAA", "0055e000005DtchAAC",
                        Instant.parse("2026-11-21T09:00:00Z")), "0N55e00000000A2AAA"));
        var wrong = List.of(Node.of("x", Map.of("Id", "r", "UserId", "u",
                "ServicePresenceStatusId", "s", "StatusStartDate", "soon")));
        assertThatThrownBy(() -> SalesforceFrames.presences(wrong))
                .isInstanceOf(LineBroken.class).hasMessageContaining("when it began");
    }

    /// By the numbers of the public proto: topic_name 1, replay_preset 2, replay_id 3,
    /// num_requested 4.
    @Test
    void a_request_for_events_is_written_as_the_proto_says() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        PubSubMessages.write(new FetchRequest("/data/X", Preset.CUSTOM,
                new byte[] {0, 7}, 100), out);
        out.flush();
        assertThat(HexFormat.of().formatHex(bytes.toByteArray()))
                .isEqualTo("0a072f646174612f581002" + "1a020007" + "2064");
    }

    @Test
    void events_are_read_and_fields_nobody_knows_are_skipped() throws Exception {
        var producer = "0a0161" + "120173" + "1a0101";
        var consumer = "0a09" + producer + "1202" + "0005";
        var response = "0a" + "%02x".formatted(consumer.length() / 2) + consumer
                + "1202" + "0006" + "1a0172" + "2063" + "7a0161";
        var read = PubSubMessages.fetched(
                CodedInputStream.newInstance(HexFormat.of().parseHex(response)));
        assertThat(read.events()).singleElement().satisfies(event -> {
            assertThat(event.schema()).isEqualTo("s");
            assertThat(event.payload()).isEqualTo(new byte[] {1});
            assertThat(event.replay()).isEqualTo(new byte[] {0, 5});
        });
        assertThat(read.latest()).isEqualTo(new byte[] {0, 6});
        assertThat(read.pending()).isEqualTo(99);
    }
}
