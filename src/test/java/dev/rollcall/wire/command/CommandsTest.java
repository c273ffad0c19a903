package dev.rollcall.wire.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.testkit.Anything;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.Sample;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be asked for, and how it is refused when it cannot be read.
final class CommandsTest {
    private static final AgentId ANA = new AgentId("ana");

    @Test
    void a_choice_is_read_with_its_end() {
        assertThat(read("""
            {"do": "set-presence", "agent": "ana", "status": "lunch", "for": "30m",
             "reason": "Soup"}""")).isEqualTo(new Command.SetPresence(ANA, new StatusId("lunch"),
                new Lasting.For(Duration.ofMinutes(30)), When.NOW, Claim.OPEN, "Soup"));
        assertThat(read("""
            {"do": "set-presence", "agent": "ana", "status": "lunch",
             "until": "2026-03-02T13:00:00+01:00", "when": "after-work",
             "deadline": "2026-03-02T14:00:00Z"}""")).isEqualTo(
            new Command.SetPresence(ANA, new StatusId("lunch"),
                new Lasting.Until(Instant.parse("2026-03-02T12:00:00Z")), When.AFTER_WORK,
                Instant.parse("2026-03-02T14:00:00Z"), ""));
    }

    @Test
    void what_is_not_said_has_its_default() {
        assertThat(read("{\"do\": \"sign-in\", \"agent\": \"ana\"}"))
            .isEqualTo(new Command.SignIn(ANA, new SessionId("s1")));
        assertThat(read("{\"do\": \"start-activity\", \"agent\": \"ana\", \"activity\": \"call\"}"))
            .isEqualTo(new Command.StartActivity(ANA, ActivityKind.CALL, "call",
                ConnectionId.NONE));
        assertThat(read("""
            {"do": "enqueue", "work": "w1", "workstream": "chat", "queue": "support"}"""))
            .isEqualTo(new Command.Enqueue(new WorkId("w1"), new WorkstreamId("chat"),
                new QueueId("support"), 0, Map.of(), Acd.AS_CONFIGURED, true));
    }

    @Test
    void a_transfer_goes_to_an_agent_or_to_a_queue() {
        assertThat(read("{\"do\": \"transfer\", \"work\": \"w1\", \"to\": {\"agent\": \"ana\"}}"))
            .isEqualTo(new Command.Transfer(new WorkId("w1"), ANA, QueueId.NONE));
        assertThat(read("{\"do\": \"transfer\", \"work\": \"w1\", \"to\": {\"queue\": \"q\"}}"))
            .isEqualTo(new Command.Transfer(new WorkId("w1"), AgentId.NONE, new QueueId("q")));
    }

    @Test
    void an_observation_is_a_status_or_being_offline() {
        assertThat(read("""
            {"do": "observe", "connection": "teams", "agent": "ana", "online": false}"""))
            .isEqualTo(new Command.Observe(new ConnectionId("teams"), ANA, "", false, Map.of()));
    }

    @Test
    void configure_carries_any_part_of_a_configuration() {
        assertThat(Commands.read(Json.read("{\"do\": \"configure\", \"graceTime\": \"90s\"}")))
            .isEqualTo(new Asked.Configure(Map.of("graceTime", "90s")));
    }

    /// Text, pointer, code.
    private static final String REFUSED = """
        []                                                    |                | wrong-type
        {}                                                    | /do            | missing-field
        {"do": 7}                                             | /do            | wrong-type
        {"do": "set-presense"}                                | /do            | unknown-verb
        {"do": "deadline", "timer": {}}                       | /do            | unknown-verb
        {"do": "heartbeat", "agent": "ana"}                   | /do            | unknown-verb
        {"do": "configured", "document": {}}                  | /do            | unknown-verb
        {"do": "sign-out"}                                    | /agent         | missing-field
        {"do": "sign-out", "agent": null}                     | /agent         | wrong-type
        {"do": "sign-out", "agent": ["ana"]}                  | /agent         | wrong-type
        {"do": "sign-out", "agent": ""}                       | /agent         | bad-value
        {"do": "sign-out", "agent": " ana"}                   | /agent         | bad-value
        {"do": "sign-out", "agent": "a\\u202ena"}             | /agent         | bad-value
        {"do": "sign-out", "agent": "ana", "agnt": "x"}       | /agnt          | unknown-field
        {"do": "sign-out", "agent": "ana", "a/b": 1}          | /a~1b          | unknown-field
        {"do": "sign-in", "agent": "ana", "session": "s 1"}   | /session       | bad-value
        {"do": "set-ready", "agent": "ana", "ready": "yes"}   | /ready         | wrong-type
        {"do": "set-capacity", "agent": "ana", "units": 1.5}  | /units         | wrong-type
        {"do": "set-capacity", "agent": "ana", "units": -1}   | /units         | bad-value
        {"do": "set-presence", "agent": "a", "status": "s", "for": "soon"}      | /for | bad-value
        {"do": "set-presence", "agent": "a", "status": "s", "for": "0s"}        | /for | bad-value
        {"do": "set-presence", "agent": "a", "status": "s", "until": "12:00"}   | /until | bad-value
        {"do": "set-presence", "agent": "a", "status": "s", "when": "later"}    | /when | bad-value
        {"do": "join-queues", "agent": "ana", "queues": "q"}  | /queues        | wrong-type
        {"do": "join-queues", "agent": "ana", "queues": ["q", 1]} | /queues/1  | wrong-type
        {"do": "transfer", "work": "w", "to": {}}             | /to            | bad-value
        {"do": "transfer", "work": "w", "to": {"agnet": "a"}} | /to/agnet      | unknown-field
        {"do": "transfer", "work": "w", "to": {"queue": 1}}   | /to/queue      | wrong-type
        {"do": "observe", "connection": "c", "agent": "a"}    | /status        | missing-field
        {"do": "observe", "connection": "c", "agent": "a", "status": "s", \
        "attributes": {"a": [null]}}                          | /attributes/a/0 | wrong-type
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = REFUSED)
    void what_cannot_be_read_is_refused_with_its_place(String text, String pointer, String code) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(BadInput.class, bad -> {
            assertThat(bad.problems()).hasSize(1);
            var problem = bad.problems().getFirst();
            assertThat(problem.pointer()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(problem.code().text()).isEqualTo(code);
        });
    }

    @Test
    void until_and_for_together_are_refused() {
        assertThatThrownBy(() -> read("""
            {"do": "set-presence", "agent": "a", "status": "s", "for": "1m",
             "until": "2026-03-02T12:00:00Z"}""")).isInstanceOf(BadInput.class)
            .hasMessage("/for: expected until or for, found both (bad-value)");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() -> read("""
            {"do": "set-presence", "status": 5, "for": "x", "untill": "y"}"""))
            .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.problems())
                .extracting(problem -> problem.pointer() + " " + problem.code().text())
                .containsExactly("/agent missing-field", "/status wrong-type", "/for bad-value",
                    "/untill unknown-field"));
    }

    @Test
    void a_word_that_nobody_knows_is_answered_with_the_one_that_was_meant() {
        assertThatThrownBy(() -> read("{\"do\": \"set-presense\"}"))
            .hasMessageContaining("did you mean 'set-presence'?");
        assertThatThrownBy(() -> read("{\"do\": \"sign-in\", \"agent\": \"a\", \"sesion\": \"b\"}"))
            .hasMessageContaining("did you mean 'session'?");
    }

    @Test
    void lists_and_ids_have_limits() {
        var queues = new ArrayList<>();
        for (var i = 0; i <= Forms.LIST_MAX; i++) queues.add("q" + i);
        assertThatThrownBy(() -> Commands.read(
            Map.of("do", "join-queues", "agent", "ana", "queues", queues)))
            .hasMessage("/queues: expected at most 1000 items, found 1001 (too-many)");
        assertThatThrownBy(() -> Commands.read(
            Map.of("do", "sign-out", "agent", "a".repeat(129))))
            .hasMessage("/agent: expected at most 128 characters, found 129 (too-long)");
    }

    @Test
    void two_ways_of_typing_a_name_are_one_name() {
        assertThat(Commands.read(Map.of("do", "sign-out", "agent", "Rene\u0301")))
            .isEqualTo(new Asked.Do(new Command.SignOut(new AgentId("Ren\u00e9"))));
    }

    @Test
    void every_command_that_may_come_from_outside_is_read_as_it_was_written() {
        Seeds.forAll(2_000, random -> {
            var any = Sample.anything(random)
                .with(Command.Offer.class, () -> offer(random));
            for (var verb : Verbs.ALL) {
                if (verb.internal()) continue;
                var command = (Command) any.of(verb.type());
                assertThat(Commands.read(Commands.write(command)))
                    .isEqualTo(new Asked.Do(command));
            }
        });
    }

    private static Command.Offer offer(SplittableRandom random) {
        var any = new Anything(random);
        return new Command.Offer(any.of(WorkId.class), any.of(WorkstreamId.class),
            any.of(AgentId.class), any.oneOf(List.of("", "direct-chat", "consult")),
            any.of(Acd.class), random.nextBoolean(), random.nextBoolean());
    }

    @Test
    void whatever_comes_in_is_a_command_or_bad_input() {
        Seeds.forAll(20_000, random -> readOrRefuse(garbled(random)));
    }

    private static void readOrRefuse(Object tree) {
        try {
            Commands.read(tree);
        } catch (BadInput expected) {
            assertThat(expected.problems()).isNotEmpty();
        }
    }

    /// A verb with fields of its own and of others, rightly and wrongly filled.
    private static Object garbled(SplittableRandom random) {
        var any = new Anything(random);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("do", random.nextInt(20) == 0 ? any.text() : any.oneOf(Verbs.names()));
        var fields = Verbs.find(tree.get("do").toString()).map(Verb::fields).orElse(List.of());
        for (var field : fields) {
            if (random.nextInt(8) > 0) tree.put(field.name(), value(any, random, 3));
        }
        if (random.nextInt(4) == 0) tree.put(any.text(), value(any, random, 2));
        return tree;
    }

    private static Object value(Anything any, SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * 1e300;
            case 2 -> random.nextBoolean();
            case 3 -> any.oneOf(List.of("now", "30s", "2026-03-02T09:00:00Z", "phone", "\u0000",
                "\ud800", "", " ", "\u202e", "applied", "PT1000000000H", "9".repeat(500)));
            case 4, 5, 6 -> any.text();
            case 7 -> any.tree(depth);
            default -> {
                var list = new ArrayList<>();
                for (var left = random.nextInt(4); left > 0; left--) {
                    list.add(value(any, random, depth - 1));
                }
                yield list;
            }
        };
    }

    @Test
    void every_verb_says_what_it_does_and_what_its_fields_are() {
        for (var verb : Verbs.ALL) {
            assertThat(verb.doc()).as(verb.name()).endsWith(".").hasSizeGreaterThan(10);
            for (var field : verb.fields()) {
                assertThat(field.doc()).as(verb.name() + " " + field.name()).isNotBlank();
                if (!verb.internal()) assertThat(field.form().schema()).isNotEmpty();
            }
        }
    }

    private static Command read(String text) {
        var asked = Commands.read(Json.read(text.getBytes(StandardCharsets.UTF_8)));
        return ((Asked.Do) asked).command();
    }
}
