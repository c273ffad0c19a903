package dev.rollcall.scenario;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.scenario.Step.Act;
import dev.rollcall.wire.Durations;
import dev.rollcall.wire.command.Commands;
import dev.rollcall.wire.command.Verbs;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one step: a map with one verb, and beside it when, by whom, and whether it must be
/// refused. Verbs of the domain are read by `wire`, as the HTTP API and the journal read them; the
/// few that only scenarios know are read here.
final class StepReader {

    private static final List<String> BESIDE = List.of("at", "by", "refused");
    private static final List<String> OURS =
            List.of("expect", "wait", "restart", "write-result", "echo", "configure");

    /// What the domain does not do and so cannot refuse, and nobody in particular does.
    private static final Set<String> NOBODYS = Set.of("expect", "wait", "restart");

    private static final int TIMES_MAX = 100;

    private final Document document;
    private final Notes notes;
    private final ExpectationReader expectations;

    StepReader(Document document, Notes notes) {
        this.document = document;
        this.notes = notes;
        this.expectations = new ExpectationReader(notes);
    }

    Optional<Step> read(String pointer, @Nullable Object node) {
        if ("restart".equals(node)) return Optional.of(bare(pointer, new Act.Restart()));
        var map = notes.map(pointer, node);
        if (map.isEmpty()) return Optional.empty();
        var verbs = map.keySet().stream().filter(key -> !BESIDE.contains(key)).toList();
        if (verbs.size() != 1) {
            notes.wrong(pointer, "expected a step with one verb, found " + (verbs.isEmpty()
                    ? "none" : String.join(" and ", verbs)));
            return Optional.empty();
        }
        var verb = verbs.getFirst();
        if (NOBODYS.contains(verb)) {
            refuse(pointer, map, "by", verb);
            refuse(pointer, map, "refused", verb);
        }
        var act = act(Pointer.under(pointer, verb), verb, map.get(verb));
        return act.map(one -> new Step(document.at(pointer), pointer, at(pointer, map),
                by(pointer, map), refused(pointer, map), one));
    }

    private Step bare(String pointer, Act act) {
        return new Step(document.at(pointer), pointer, Step.NOW, "", "", act);
    }

    private void refuse(String pointer, Map<String, Object> map, String key, String verb) {
        if (map.containsKey(key)) {
            notes.wrong(Pointer.under(pointer, key), "expected only 'at' beside '" + verb
                    + "', which nobody does and nobody refuses, found '" + key + "'");
        }
    }

    // --- Beside the verb

    private Duration at(String pointer, Map<String, Object> map) {
        if (!map.containsKey("at")) return Step.NOW;
        var node = map.get("at");
        var time = node instanceof String text ? TimeOfDay.parse(text) : Optional.<Duration>empty();
        if (time.isEmpty()) {
            notes.wrong(Pointer.under(pointer, "at"),
                    "expected a time of day such as 09:30 or 09:30:15, found " + Kind.of(node));
        }
        return time.orElse(Step.NOW);
    }

    private String by(String pointer, Map<String, Object> map) {
        if (!map.containsKey("by")) return "";
        var at = Pointer.under(pointer, "by");
        var text = notes.text(at, map.get("by"));
        if (!text.isEmpty() && !isSomebody(text)) {
            notes.wrong(at, "expected agent, supervisor:<id>, api or connection:<id>, found '"
                    + text + "'");
        }
        return text;
    }

    private static boolean isSomebody(String text) {
        if (text.contains("#")) return false;
        try {
            var cause = Cause.parse(text);
            return switch (cause.kind()) {
                case AGENT, API -> cause.name().isEmpty();
                case SUPERVISOR, CONNECTION -> !cause.name().isEmpty();
                case POLICY, TIMER -> false;
            };
        } catch (IllegalArgumentException nobody) {
            return false;
        }
    }

    private String refused(String pointer, Map<String, Object> map) {
        if (!map.containsKey("refused")) return "";
        var at = Pointer.under(pointer, "refused");
        var code = notes.text(at, map.get("refused"));
        var known = Arrays.stream(Refusal.Code.values()).map(Refusal.Code::text).toList();
        if (!code.isEmpty() && !known.contains(code)) {
            notes.unknownWord(at, "the code of a refusal", code, known);
        }
        return code;
    }

    // --- The verb

    private Optional<Act> act(String pointer, String verb, @Nullable Object node) {
        return switch (verb) {
            case "expect" -> Optional.of(new Act.Expect(expectations.read(pointer, node)));
            case "wait" -> Optional.of(new Act.Wait(duration(pointer, node)));
            case "restart" -> restart(pointer, node);
            case "configure" -> Optional.of(new Act.Configure(notes.map(pointer, node)));
            case "write-result" -> answer(pointer, notes.map(pointer, node));
            case "echo" -> echo(pointer, notes.map(pointer, node));
            default -> say(pointer, verb, node);
        };
    }

    private Optional<Act> say(String pointer, String verb, @Nullable Object node) {
        if (!Verbs.names().contains(verb)) {
            var known = new ArrayList<>(Verbs.names());
            known.addAll(OURS);
            notes.unknownKey(pointer, "a verb", verb, known);
            return Optional.empty();
        }
        var command = new LinkedHashMap<String, Object>();
        command.put("do", verb);
        command.putAll(notes.mapOrNothing(pointer, node));
        if (node instanceof Map<?, ?> map && map.containsKey("do")) {
            notes.wrong(Pointer.under(pointer, "do"), "expected no 'do' in a step: '" + verb
                    + "' says what is done");
        }
        try {
            Commands.read(TimeOfDay.filledIn(command, ScenarioReader.START));
        } catch (BadInput bad) {
            notes.wrong(pointer, bad);
        }
        return Optional.of(new Act.Say(command));
    }

    private Optional<Act> restart(String pointer, @Nullable Object node) {
        var nothing = node == null || Boolean.TRUE.equals(node)
                || (node instanceof Map<?, ?> map && map.isEmpty());
        if (!nothing) notes.wrong(pointer, "expected nothing after 'restart', found "
                + Kind.of(node));
        return Optional.of(new Act.Restart());
    }

    private Optional<Act> answer(String pointer, Map<String, Object> map) {
        var keys = List.of("connection", "agent", "result");
        notes.onlyKeys(pointer, map, "a field of 'write-result'", keys);
        var outcome = WriteOutcome.APPLIED;
        var text = text(pointer, map, "result");
        var words = Arrays.stream(WriteOutcome.values())
                .filter(one -> one != WriteOutcome.REACHABLE)
                .map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        if (words.contains(text)) outcome = WriteOutcome.valueOf(text.toUpperCase(Locale.ROOT));
        else if (!text.isEmpty()) {
            notes.unknownWord(Pointer.under(pointer, "result"), "a result", text, words);
        }
        return Optional.of(new Act.Answer(new ConnectionId(text(pointer, map, "connection")),
                new AgentId(text(pointer, map, "agent")), outcome));
    }

    private Optional<Act> echo(String pointer, Map<String, Object> map) {
        notes.onlyKeys(pointer, map, "a field of 'echo'", List.of("connection", "delay", "times"));
        var delay = map.containsKey("delay")
                ? duration(Pointer.under(pointer, "delay"), map.get("delay")) : Duration.ZERO;
        var times = 1;
        if (map.containsKey("times")) {
            if (map.get("times") instanceof Long number && number >= 0 && number <= TIMES_MAX) {
                times = number.intValue();
            } else {
                notes.wrong(Pointer.under(pointer, "times"), "expected a number from 0 to "
                        + TIMES_MAX + ", found " + Kind.of(map.get("times")));
            }
        }
        return Optional.of(new Act.Echo(
                new ConnectionId(text(pointer, map, "connection")), delay, times));
    }

    private String text(String pointer, Map<String, Object> map, String key) {
        return notes.text(Pointer.under(pointer, key), map.get(key));
    }

    private Duration duration(String pointer, @Nullable Object node) {
        var span = node instanceof String text ? Durations.parse(text) : Optional.<Duration>empty();
        if (span.isEmpty()) {
            notes.wrong(pointer, "expected a duration such as 31s, 2m30s or PT30M, found "
                    + Kind.of(node));
        }
        return span.orElse(Duration.ZERO);
    }
}
