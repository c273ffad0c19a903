package dev.rollcall.wire.command;

import dev.rollcall.wire.Durations;
import dev.rollcall.wire.codec.Codec;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Shapes;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.BadInput.Problem;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Texts;
import dev.rollcall.wire.json.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The forms that fields of verbs take, each with its limits. A limit is a judgement of ours: ten
/// times what a real contact centre was ever seen to need.
final class Forms {
    static final int ID_MAX = 128;
    static final int LIST_MAX = 1_000;
    private static final int LABEL_MAX = 256;
    private static final int NOTE_MAX = 500;
    private static final int NUMBER_MAX = 1_000_000;
    private static final Duration SPAN_MAX = Duration.ofDays(366);

    /// The name of something that a command makes: work, a session.
    static final Form<String> ID = text("id", 1, ID_MAX, Texts::inId,
            "letters, digits and any of " + Texts.ID_MARKS);

    /// The name of something that must exist. Whatever can be seen may be asked for: that there is
    /// no such thing is the domain's answer.
    static final Form<String> REFERENCE =
            text("id", 1, ID_MAX, Texts::visible, "visible characters");

    /// What another system calls something.
    static final Form<String> LABEL =
            text("text", 1, LABEL_MAX, Texts::visible, "visible characters");

    /// What somebody wants to say.
    static final Form<String> NOTE = text("text", 0, NOTE_MAX, Texts::inNote,
            "visible characters and new lines");

    static final Form<Boolean> TRUTH = new Form<>("true or false", Map.of("type", "boolean"),
            node -> {
                if (node instanceof Boolean truth) return truth;
                throw wrongType("true or false", node);
            },
            Leaves.TRUTH);

    /// A number from zero up.
    static final Form<Integer> COUNT = number(0);

    static final Form<Integer> NUMBER = number(-NUMBER_MAX);

    static final Form<Instant> TIME = new Form<>("time",
            Map.of("type", "string", "format", "date-time"),
            node -> Instants.parse(string(node, "a time")).orElseThrow(() -> new BadInput(
                    Code.BAD_VALUE, "expected a time such as 2026-03-02T09:00:00Z, found "
                            + Kind.of(node))),
            Leaves.TIME);

    static final Form<Duration> SPAN = new Form<>("duration",
            Map.of("type", "string",
                    "examples", List.of("30s", "2m30s", "1h", "PT30M")), Forms::span, Shapes.SPAN);

    static final Form<Map<String, Object>> ATTRIBUTES = new Form<>("object",
            Map.of("type", "object"), Attributes::read, Gathered.TREE);

    private static Duration span(@Nullable Object node) {
        var span = Durations.parse(string(node, Durations.EXPECTED)).orElseThrow(() ->
                new BadInput(Code.BAD_VALUE,
                        "expected " + Durations.EXPECTED + ", found " + Kind.of(node)));
        if (span.isPositive() && span.compareTo(SPAN_MAX) <= 0) return span;
        throw new BadInput(Code.BAD_VALUE, "expected more than nothing and at most "
                + SPAN_MAX.toDays() + " days, found " + Kind.of(node));
    }

    /// One of the words of an enum.
    static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
        var words = new Words<>(type);
        return new Form<>(words.toString(), Map.of("type", "string", "enum", words.all()),
                node -> words.value(string(node, words.toString())), Leaves.word(type));
    }

    /// One of a few words that are texts in the command too.
    static Form<String> oneOf(String... words) {
        var type = "one of " + String.join(", ", words);
        return new Form<>(type, Map.of("type", "string", "enum", List.of(words)),
                node -> {
                    var found = string(node, type);
                    if (List.of(words).contains(found)) return found;
                    throw new BadInput(Code.BAD_VALUE,
                            "expected " + type + ", found " + Kind.of(found));
                },
                Leaves.TEXT);
    }

    /// The same where not saying it is saying something.
    static <V> Form<Optional<V>> maybe(Form<V> form) {
        return form.as(Optional::of, Gathered.maybe(form.codec()));
    }

    /// A list without order and without doubles.
    static <V> Form<Set<V>> setOf(Form<V> item, Codec<Set<V>> kept) {
        return new Form<>("list of " + item.type(), Map.of("type", "array",
                "items", item.schema(), "maxItems", LIST_MAX),
                node -> {
                    if (!(node instanceof List<?> list)) throw wrongType("a list", node);
                    limit(list.size(), LIST_MAX, "items");
                    var set = new LinkedHashSet<V>();
                    var gather = new Gather();
                    for (var i = 0; i < list.size(); i++) {
                        var one = list.get(i);
                        gather.from(i, () -> set.add(item.reading().read(one)));
                    }
                    gather.finish();
                    return set;
                }, kept);
    }

    static <K, V> Form<Map<K, V>> mapOf(
            Form<K> key, Form<V> value, int max, Codec<Map<K, V>> kept) {
        return new Form<>("object", Map.of("type", "object",
                "additionalProperties", value.schema(), "maxProperties", max),
                node -> {
                    if (!(node instanceof Map<?, ?> map)) throw wrongType("an object", node);
                    limit(map.size(), max, "keys");
                    var read = new LinkedHashMap<K, V>();
                    var gather = new Gather();
                    map.forEach((name, one) -> gather.from(name, () ->
                            read.put(key.reading().read(name), value.reading().read(one))));
                    gather.finish();
                    return read;
                }, kept);
    }

    /// Gathers what is wrong with the parts of something, so that all of it is said at once.
    private static final class Gather {
        private final List<Problem> problems = new ArrayList<>();

        void from(Object step, Runnable reading) {
            try {
                reading.run();
            } catch (BadInput bad) {
                problems.addAll(bad.in(step).problems());
            }
        }

        void finish() {
            if (!problems.isEmpty()) throw new BadInput(problems);
        }
    }

    private static Form<String> text(
            String type, int min, int max, IntPredicate allowed, String allowing) {
        return new Form<>(type, Map.of("type", "string", "minLength", min, "maxLength", max),
                node -> {
                    var text = Texts.composed(string(node, "a text"));
                    if (text.length() > max) {
                        throw new BadInput(Code.TOO_LONG, "expected at most " + max
                                + " characters, found " + text.length());
                    }
                    if (text.length() >= min && text.codePoints().allMatch(allowed)
                            && text.strip().equals(text)) {
                        return text;
                    }
                    throw new BadInput(Code.BAD_VALUE, "expected " + allowing
                            + ", and no space around them, found " + Kind.of(text));
                },
                Leaves.TEXT);
    }

    private static Form<Integer> number(int min) {
        var type = "number from " + min + " to " + NUMBER_MAX;
        return new Form<>(type, Map.of("type", "integer", "minimum", min, "maximum", NUMBER_MAX),
                node -> {
                    if (!(node instanceof Long || node instanceof Integer)) {
                        throw wrongType("a whole " + type, node);
                    }
                    var number = ((Number) node).longValue();
                    if (number >= min && number <= NUMBER_MAX) return (int) number;
                    throw new BadInput(Code.BAD_VALUE,
                            "expected a whole " + type + ", found " + number);
                },
                Leaves.INT);
    }

    static String string(@Nullable Object node, String expected) {
        if (node instanceof String text) return text;
        throw wrongType(expected, node);
    }

    static void limit(int size, int max, String what) {
        if (size <= max) return;
        throw new BadInput(Code.TOO_MANY,
                "expected at most " + max + " " + what + ", found " + size);
    }

    static BadInput wrongType(String expected, @Nullable Object node) {
        return new BadInput(Code.WRONG_TYPE,
                "expected " + expected + ", found " + Kind.of(node));
    }

    private Forms() {}
}
