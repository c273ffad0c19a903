package dev.rollcall.wire.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/// YAML from the parser's events, not from its trees: only the events know where things stand, and
/// here we alone decide what a scalar means, what a key is and how much is too much.
final class YamlReader {

    /// The number of nodes under an anchor is kept, so that aliases cannot multiply unseen.
    private record Anchored(@Nullable Object node, int nodes) {}

    private static final long START = Document.mark(1, 1);

    /// The parser copies its window whenever it looks further ahead, so with a small buffer one
    /// line of ten megabytes takes half a minute; with a large one, a tenth of a second.
    private static final int LARGEST_BUFFER = 1 << 20;

    private static final int SMALLEST_BUFFER = 256;

    private final String source;
    private final String text;
    private final Limits limits;
    private final Iterator<Event> events;
    private Growth growth;
    private final Map<String, Anchored> anchors = new HashMap<>();

    YamlReader(String source, String text, Limits limits) {
        this.source = source;
        this.text = text;
        this.limits = limits;
        this.growth = new Growth(source, limits);
        var settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.clamp(text.length(), SMALLEST_BUFFER, LARGEST_BUFFER))
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /// Documents with nothing in them (after a last `---`) are not documents.
    List<Document> documents() throws Unreadable {
        try {
            var documents = new ArrayList<Document>();
            for (var event = events.next(); !(event instanceof StreamEndEvent);
                    event = events.next()) {
                if (event instanceof DocumentStartEvent) document().ifPresent(documents::add);
            }
            return List.copyOf(documents);
        } catch (MarkedYamlEngineException malformed) {
            throw growth.unreadable(malformed.getProblemMark().map(YamlReader::mark).orElse(START),
                    reason(malformed));
        } catch (ReaderException malformed) {
            throw growth.unreadable(markOf(malformed.getPosition()),
                    "expected printable text, found the character U+%04X".formatted(
                            malformed.getCodePoint()));
        } catch (YamlVersionException other) {
            throw growth.unreadable(START,
                    "expected YAML 1.2, found " + other.getSpecVersion());
        } catch (YamlEngineException malformed) {
            throw growth.unreadable(START, "not YAML: " + malformed.getMessage());
        }
    }

    private Optional<Document> document() throws Unreadable {
        anchors.clear();
        growth = new Growth(source, limits);
        var first = events.next();
        var tree = node(first, 1);
        if (!(events.next() instanceof DocumentEndEvent)) {
            throw new IllegalStateException("a document has one root");
        }
        return tree == null
                ? Optional.empty()
                : Optional.of(growth.document(tree, at(first)));
    }

    private @Nullable Object node(Event event, int depth) throws Unreadable {
        if (event instanceof AliasEvent alias) return repeated(alias);
        int before = growth.nodes();
        growth.count(1, at(event));
        var node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> list(start, depth);
            case MappingStartEvent start -> map(start, depth);
            default -> throw new IllegalStateException("no node begins with " + event);
        };
        if (event instanceof NodeEvent named) {
            named.getAnchor().map(Anchor::getValue).ifPresent(name ->
                    anchors.put(name, new Anchored(node, growth.nodes() - before)));
        }
        return node;
    }

    private @Nullable Object repeated(AliasEvent alias) throws Unreadable {
        var anchored = anchors.get(alias.getAlias().getValue());
        if (anchored == null) {
            throw growth.unreadable(at(alias), "expected an anchor before its alias, found *"
                    + Kind.shortened(alias.getAlias().getValue()) + " with no &"
                    + Kind.shortened(alias.getAlias().getValue()) + " finished above it");
        }
        growth.count(anchored.nodes(), at(alias));
        return anchored.node();
    }

    private Object list(SequenceStartEvent start, int depth) throws Unreadable {
        growth.enter(depth, at(start));
        refuseTag(start.getTag(), start);
        var list = growth.list();
        for (var item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
            list.item(node(item, depth + 1), at(item));
        }
        return list.grown();
    }

    private Object map(MappingStartEvent start, int depth) throws Unreadable {
        growth.enter(depth, at(start));
        refuseTag(start.getTag(), start);
        var map = growth.map();
        for (var key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
            var name = key(key);
            map.key(name, at(key));
            var value = events.next();
            map.entry(name, at(key), node(value, depth + 1), at(value));
        }
        return map.grown();
    }

    /// A key is the text as it is written, whatever it looks like: `1`, `true`, `off`.
    private String key(Event event) throws Unreadable {
        if (event instanceof ScalarEvent scalar) return scalar.getValue();
        throw growth.unreadable(at(event), event instanceof AliasEvent
                ? "expected a key, found an alias; write the key itself"
                : "expected a text as key, found a list or a map; is a bracket or quote missing?");
    }

    private @Nullable Object scalar(ScalarEvent scalar) throws Unreadable {
        var tag = scalar.getTag().orElse("");
        if (tag.equals("tag:yaml.org,2002:str") || tag.equals("!")) return scalar.getValue();
        refuseTag(scalar.getTag(), scalar);
        if (!scalar.isPlain()) return scalar.getValue();
        try {
            return CoreSchema.resolve(scalar.getValue());
        } catch (NumberFormatException tooLarge) {
            throw growth.unreadable(at(scalar), String.valueOf(tooLarge.getMessage()));
        }
    }

    private void refuseTag(Optional<String> tag, Event event) throws Unreadable {
        if (tag.isPresent()) {
            throw growth.unreadable(at(event), "expected plain YAML, found the tag "
                    + Kind.shortened(tag.get()) + "; only !!str is understood, remove it");
        }
    }

    private static String reason(MarkedYamlEngineException malformed) {
        var problem = String.valueOf(malformed.getProblem()).strip();
        if (problem.contains("\\t(TAB)") || problem.contains("'\\t'")) {
            return "expected spaces, found a tab; indent with spaces";
        }
        var context = malformed.getContext();
        return "not YAML: " + (context == null ? "" : context.strip() + ", ") + problem;
    }

    private static long at(Event event) {
        return event.getStartMark().map(YamlReader::mark).orElse(START);
    }

    private static long mark(Mark mark) {
        return Document.mark(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// Line and column of a code point, for the one error that knows only its number.
    private long markOf(int codePoint) {
        int line = 1;
        int column = 1;
        int end = text.offsetByCodePoints(0, Math.min(codePoint,
                text.codePointCount(0, text.length())));
        for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            if (text.charAt(i) == '\n') line++;
        }
        return Document.mark(line, column);
    }
}
