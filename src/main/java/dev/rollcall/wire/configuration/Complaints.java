package dev.rollcall.wire.configuration;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.document.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the schema validator complains of, in words for an administrator: what was expected, what
/// was found, and which word was perhaps meant. Knows nothing of configurations but what the
/// schema's titles say.
final class Complaints {
    private final JsonNode schema;

    Complaints(JsonNode schema) {
        this.schema = schema;
    }

    Finding finding(Error error) {
        var pointer = pointer(error.getInstanceLocation());
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(error, pointer);
            case "required" -> bad(pointer, "expected " + title(error) + "; the key '"
                    + error.getProperty() + "' is missing");
            case "maxItems", "maxProperties" -> bad(pointer, "expected at most "
                    + error.getSchemaNode().asString() + " entries, found "
                    + error.getInstanceNode().size());
            case "enum" -> bad(pointer, "expected one of " + choices(error.getSchemaNode())
                    + ", found " + found(error) + hint(error));
            default -> badKeyOr(error, pointer);
        };
    }

    private Finding unknownKey(Error error, String pointer) {
        var key = error.getProperty();
        var known = new ArrayList<>(owner(error).path("properties").propertyNames());
        return new Finding(Code.UNKNOWN_KEY, Pointer.under(pointer, key),
                "there is no key '" + Kind.shortened(key) + "' here; "
                        + Suggestion.hint(key, known));
    }

    /// The validator reports a bad key of a map at the map, with the key as the instance.
    private Finding badKeyOr(Error error, String pointer) {
        var path = error.getEvaluationPath();
        for (int i = 0; i < path.getNameCount(); i++) {
            if (path.getName(i).equals("propertyNames")) {
                var key = error.getInstanceNode().isString()
                        ? error.getInstanceNode().asString() : String.valueOf(error.getProperty());
                return bad(Pointer.under(pointer, key), "expected as key " + keyTitle(error)
                        + ", found '" + Kind.shortened(key) + "'");
            }
        }
        return bad(pointer, "expected " + title(error) + ", found " + found(error)
                + quotes(error));
    }

    private String keyTitle(Error error) {
        var names = owner(error).path("propertyNames");
        var name = names.path("$ref").asString("").replace("#/$defs/", "");
        var named = name.isEmpty() ? names : schema.path("$defs").path(name);
        return named.path("title").asString("another text");
    }

    private static Finding bad(String pointer, String detail) {
        return new Finding(Code.BAD_VALUE, pointer, detail);
    }

    /// What the schema calls the thing it expected, at the rule that failed.
    private String title(Error error) {
        var owner = owner(error);
        var title = owner.path("title");
        if (title.isString()) return title.asString();
        return owner.has("enum") ? "one of " + choices(owner.get("enum")) : "another value";
    }

    /// The part of the schema that holds the keyword which failed.
    private JsonNode owner(Error error) {
        var node = schema;
        var path = error.getSchemaLocation().getFragment();
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            var step = path.getElement(i);
            node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
        }
        return node;
    }

    private static String choices(JsonNode enumeration) {
        return enumeration.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String hint(Error error) {
        if (!error.getInstanceNode().isString()) return "";
        var known = error.getSchemaNode().valueStream().map(JsonNode::asString).toList();
        return Suggestion.meant(error.getInstanceNode().asString(), known)
                .map(meant -> "; did you mean '" + meant + "'?").orElse("");
    }

    private static String found(Error error) {
        return Kind.of(value(error.getInstanceNode()));
    }

    /// A number or a truth where a text was meant, and quotes would make it one.
    private String quotes(Error error) {
        var node = error.getInstanceNode();
        if (!error.getKeyword().equals("type") || !(node.isNumber() || node.isBoolean())) return "";
        var owner = owner(error);
        boolean text = owner.path("type").asString("").equals("string")
                && node.asString().matches(owner.path("pattern").asString(".*"));
        return text ? "; put it in quotes" : "";
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) return node.isEmpty() ? Map.of() : Map.of("", "");
        if (node.isArray()) return node.isEmpty() ? List.of() : List.of("");
        if (node.isNumber()) return node.numberValue();
        if (node.isBoolean()) return node.booleanValue();
        return node.isNull() ? null : node.asString();
    }

    private static String pointer(NodePath path) {
        var pointer = Pointer.ROOT;
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer = Pointer.under(pointer, path.getElement(i));
        }
        return pointer;
    }
}
