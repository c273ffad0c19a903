package dev.rollcall.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.testkit.Golden;
import dev.rollcall.testkit.Seeds;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Events as Apache Avro 1.12.2 writes them are read by us, and nothing else is.
final class ChangeTest {

    private static final String FOLDER = "connectors/salesforce/";

    static AvroSchema.Structure schema() throws LineBroken {
        return AvroSchema.parse(Golden.text(FOLDER + "change-schema.json"));
    }

    static byte[] payload(String name) {
        return HexFormat.of().parseHex(
                Golden.text(FOLDER + "change-" + name + ".hex").replaceAll("\\s", ""));
    }

    static Change change(String name) throws LineBroken {
        return Change.of(schema(), payload(name));
    }

    @Test
    void a_new_record_has_all_its_fields() throws LineBroken {
        var change = change("create");
        assertThat(change.type()).isEqualTo("CREATE");
        assertThat(change.records()).containsExactly("0N45e00000000B1AAA");
        assertThat(change.changed()).isEmpty();
        assertThat(change.text("UserId")).isEqualTo("0055e000005DtchAAC");
        assertThat(change.fields()).containsEntry("StatusStartDate", 1_795_255_200_000L)
                .containsEntry("IsCurrentState", true).containsEntry("ConfiguredCapacity", 5.0)
                .containsEntry("Name", null);
    }

    @Test
    void bits_name_the_fields_that_have_changed() throws LineBroken {
        assertThat(change("end").changed())
                .containsExactlyInAnyOrder("StatusEndDate", "StatusDuration", "IsCurrentState");
        assertThat(change("end").became("IsCurrentState", false)).isTrue();
        assertThat(change("noise").changed()).containsExactlyInAnyOrder("AverageCapacity", "Name");
        assertThat(change("noise").became("IsCurrentState", false)).isFalse();
    }

    @Test
    void what_is_cut_off_or_goes_on_is_no_event() throws LineBroken {
        var schema = schema();
        var whole = payload("end");
        for (var length = 0; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Change.of(schema, part)).isInstanceOf(LineBroken.class);
        }
        assertThatThrownBy(() -> Change.of(schema, Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(LineBroken.class).hasMessageContaining("expected the end");
    }

    @Test
    void whatever_the_bytes_are_they_are_read_or_refused() throws LineBroken {
        var schema = schema();
        Seeds.forAll(2_000, random -> {
            var bytes = payload("create");
            for (var i = 0; i < 4; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Change.of(schema, bytes).type()).isNotEmpty();
            } catch (LineBroken refused) {
                assertThat(refused.getMessage()).startsWith("an event");
            }
        });
    }

    @Test
    void a_list_that_says_it_is_endless_is_not_believed() throws LineBroken {
        var schema = AvroSchema.parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":"
                + "\"a\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}]}");
        var endless = HexFormat.of().parseHex("feffffffffffffffff01");
        assertThatThrownBy(() -> AvroReader.read(schema, endless))
                .isInstanceOf(LineBroken.class).hasMessageContaining("fewer values");
    }

    @Test
    void what_is_no_schema_of_a_record_is_refused() {
        for (var text : new String[] {"", "<html>", "\"string\"", "{\"type\":\"enum\"}",
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"x\"}]}"}) {
            assertThatThrownBy(() -> AvroSchema.parse(text)).as(text)
                    .isInstanceOf(LineBroken.class);
        }
    }
}
