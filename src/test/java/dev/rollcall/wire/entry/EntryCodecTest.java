package dev.rollcall.wire.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Event.WriteAnswered;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.AgentConfigured;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.FarSideObserved;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.testkit.Anything;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.Sample;
import dev.rollcall.wire.Sample.GlassSealer;
import dev.rollcall.wire.codec.Personal;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.command.Verbs;
import dev.rollcall.wire.json.BadInput;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is written into the journal comes back as it was.
final class EntryCodecTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final GlassSealer glass = new GlassSealer();
    private final EntryCodec codec = new EntryCodec(Sample.context(glass));

    @Test
    void every_event_has_a_row_in_the_table() {
        assertThat(Events.EVENT.types())
            .containsExactlyInAnyOrderElementsOf(Anything.records(Event.class));
    }

    @Test
    void every_command_has_a_row_in_the_table() {
        assertThat(new HashSet<Object>(Verbs.ALL.stream().map(verb -> verb.type()).toList()))
            .containsExactlyInAnyOrderElementsOf(Anything.records(Command.class));
    }

    @Test
    void every_event_comes_back_as_it_was() {
        Seeds.forAll(2_000, random -> {
            var any = Sample.anything(random);
            var events = Anything.records(Event.class).stream()
                .<Event>map(type -> (Event) any.of(type)).toList();

            var bytes = codec.events(events);

            assertThat(codec.readEvents(EntryCodec.VERSION, bytes, 0, bytes.length))
                .isEqualTo(events);
        });
    }

    @Test
    void every_command_comes_back_as_it_was_with_who_asked_and_when() {
        Seeds.forAll(2_000, random -> {
            var any = Sample.anything(random);
            for (var type : Anything.records(Command.class)) {
                var request = new Request((Command) any.of(type), any.of(Cause.class), NINE);

                var bytes = codec.command(request);

                assertThat(codec.readCommand(EntryCodec.VERSION, bytes, 0, bytes.length, NINE))
                    .isEqualTo(request);
            }
        });
    }

    @Test
    void what_is_said_about_a_person_is_sealed_under_the_persons_key() {
        var text = text(codec.events(List.of(
            new AgentConfigured(new AgentId("ana"), settings("Ana Amari", "ana@example.org")),
            claim("ana", "at the dentist"), claim("bob", "at school"))));

        assertThat(text).doesNotContain("Amari", "example.org", "dentist", "school")
            .contains("{\"sealed\":");
    }

    @Test
    void a_command_seals_what_its_events_seal() {
        var request = new Request(new Command.ConfigureAgents(
            Map.of(new AgentId("ana"), settings("Ana Amari", "ana@example.org")),
            java.util.Set.of()), Cause.API, NINE);

        assertThat(text(codec.command(request))).doesNotContain("Amari", "example.org")
            .contains("{\"sealed\":");
    }

    @Test
    void of_an_erased_person_the_personal_fields_are_empty_and_the_rest_stays() {
        var bytes = codec.events(List.of(
            new AgentConfigured(new AgentId("ana"), settings("Ana Amari", "ana@example.org")),
            claim("ana", "at the dentist"), claim("bob", "at school")));

        glass.erased.add("ana");

        assertThat(codec.readEvents(EntryCodec.VERSION, bytes, 0, bytes.length)).isEqualTo(List.of(
            new AgentConfigured(new AgentId("ana"), AgentSettings.SILENT),
            claim("ana", ""), claim("bob", "at school")));
    }

    @Test
    void about_an_erased_person_nothing_personal_is_written_down_again() {
        glass.erased.add("ana");

        var bytes = codec.events(List.of(claim("ana", "at the dentist")));

        assertThat(text(bytes)).doesNotContain("dentist");
        assertThat(codec.readEvents(EntryCodec.VERSION, bytes, 0, bytes.length))
            .containsExactly(claim("ana", ""));
    }

    @Test
    void what_an_outside_system_says_of_an_agent_is_sealed_under_the_agents_key() {
        var said = new FarSideObserved(new AgentId("ana"), new ConnectionId("teams"), "Busy",
            Map.of("message", "at the dentist"), "", 0);
        var asked = new Request(new Command.Observe(said.connection(), said.agent(), "Busy", true,
            said.attributes()), Cause.connection(said.connection()), NINE);
        var events = codec.events(List.of(said));

        assertThat(text(events)).doesNotContain("dentist");
        assertThat(text(codec.command(asked))).doesNotContain("dentist");
        glass.erased.add("ana");
        assertThat(codec.readEvents(EntryCodec.VERSION, events, 0, events.length)).isEqualTo(
            List.of(new FarSideObserved(said.agent(), said.connection(), "Busy", Map.of(), "",
                0)));
    }

    /// They may name the person.
    @Test
    void why_an_outside_system_took_no_write_is_sealed_under_the_agents_key() {
        var ana = new AgentId("ana");
        var teams = new ConnectionId("teams");
        var events = codec.events(List.of(new WriteAnswered(ana, teams, WriteOutcome.REFUSED,
            Claim.OPEN, Claim.OPEN, "no user ana@example.org")));
        var told = codec.command(new Request(new Command.WriteResult(teams, ana,
            WriteOutcome.REFUSED, "Busy", "no user ana@example.org"), Cause.API, NINE));

        assertThat(text(events)).doesNotContain("example.org").contains("{\"sealed\":");
        assertThat(text(told)).doesNotContain("example.org").contains("{\"sealed\":");
        glass.erased.add("ana");
        assertThat(codec.readEvents(EntryCodec.VERSION, events, 0, events.length))
            .containsExactly(new WriteAnswered(ana, teams, WriteOutcome.REFUSED, Claim.OPEN,
                Claim.OPEN, ""));
    }

    @Test
    void what_customers_bring_along_is_forgotten_with_their_month() {
        var call = new Command.Enqueue(new WorkId("c-1"), new WorkstreamId("voice"),
            new QueueId("main"), 0, Map.of("number", "+41790000000"), Acd.AS_CONFIGURED, true);
        var asked = new Request(call, Cause.API, NINE);
        var bytes = codec.command(asked);

        assertThat(text(bytes)).doesNotContain("+4179")
            .contains("\"under\":\" customers 2026-03\"");
        assertThat(codec.readCommand(EntryCodec.VERSION, bytes, 0, bytes.length, NINE))
            .isEqualTo(asked);
        glass.erased.add(" customers 2026-03");
        var forgotten = (Command.Enqueue) codec.readCommand(
            EntryCodec.VERSION, bytes, 0, bytes.length, NINE).command();
        assertThat(forgotten.attributes()).isEmpty();
        assertThat(forgotten.work()).isEqualTo(call.work());
    }

    /// Goal: nobody adds a record with attributes and forgets that they are personal. Method: look
    /// at the parts of every record that is written.
    @Test
    void whatever_carries_attributes_is_in_a_table_of_personal_fields() {
        var seen = new HashSet<Class<?>>();
        var open = new ArrayDeque<Class<?>>();
        open.addAll(Anything.records(Event.class));
        open.addAll(Anything.records(Command.class));
        open.add(Agent.class);
        open.add(Work.class);
        while (!open.isEmpty()) {
            var type = open.pop();
            if (!type.isRecord() || type == Configuration.class || !seen.add(type)) continue;
            for (var part : type.getRecordComponents()) {
                open.add(part.getType());
                open.addAll(arguments(part.getGenericType()));
                if (!part.getGenericType().getTypeName().endsWith("Object>")) continue;
                assertThat(Personal.sealed(type, part.getName()))
                    .as("%s.%s holds whatever people say: name it in wire.codec.Personal",
                        type.getSimpleName(), part.getName()).isTrue();
            }
        }
        assertThat(seen).contains(FarSide.class, Work.Nature.class);
    }

    private static List<Class<?>> arguments(Type type) {
        if (!(type instanceof ParameterizedType generic)) return List.of();
        return Arrays.stream(generic.getActualTypeArguments())
            .<Class<?>>mapMulti((one, to) -> {
                if (one instanceof Class<?> plain) to.accept(plain);
            }).toList();
    }

    @Test
    void equal_events_are_equal_bytes() {
        Seeds.forAll(200, random -> {
            var seed = random.nextLong();
            assertThat(codec.events(List.of(event(seed)))).isEqualTo(
                codec.events(List.of(event(seed))));
        });
    }

    @Test
    void an_entry_of_a_later_release_is_refused_and_says_so() {
        var bytes = codec.events(List.of());
        assertThatThrownBy(() ->
            codec.readEvents(EntryCodec.VERSION + 1, bytes, 0, bytes.length))
            .isInstanceOf(BadInput.class)
            .hasMessageContaining("expected schema version 1 to 1, found 2");
    }

    @Test
    void damaged_bytes_are_bad_input_and_nothing_else() {
        Seeds.forAll(20_000, random -> {
            var bytes = codec.events(List.of(event(random.nextLong())));
            var damaged = bytes.clone();
            for (var hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
            readOrRefuse(new EntryCodec(Sample.context(Sealer.CLEAR)), damaged, length);
        });
    }

    private static void readOrRefuse(EntryCodec codec, byte[] bytes, int length) {
        try {
            codec.readEvents(EntryCodec.VERSION, bytes, 0, length);
        } catch (BadInput expected) {
            assertThat(expected.problems()).isNotEmpty();
        }
    }

    private static Event event(long seed) {
        return Sample.anything(new java.util.SplittableRandom(seed)).of(Event.class);
    }

    private static ClaimMade claim(String agent, String reason) {
        return new ClaimMade(new AgentId(agent), Layer.CHOICE,
            new Claim(new StatusId("away"), Cause.AGENT, NINE, Claim.OPEN, reason));
    }

    private static AgentSettings settings(String name, String identity) {
        return new AgentSettings(name, "", Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Map.of(new ConnectionId("teams"), identity), "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
