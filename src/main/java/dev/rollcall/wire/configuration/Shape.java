package dev.rollcall.wire.configuration;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The shape of a configuration: the shipped JSON Schema, and a tree held against it. Finds keys
/// nobody knows and values of the wrong kind ([Complaints] puts them into words); whether
/// references lead somewhere is not its business. Past this gate the readers may trust the tree.
public final class Shape {

    /// No text that a pattern of the schema admits is longer.
    private static final int LONGEST = 256;

    private static final String RESOURCE = "/schema/configuration.json";

    private final Schema schema;

    /// Loading the validator takes a few hundred milliseconds, so it waits for the first document.
    private static final class Shipped {
        static final Shape SHAPE = new Shape();
    }

    private Shape() {
        var config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(Shape::wholly)
                .build();
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config));
        // Read by us: the validator would make itself an object mapper for this one text.
        schema = registry.getSchema(node(Json.read(text())));
    }

    /// The schema as shipped, for editors and `export`.
    public static String text() {
        try (var resource = Shape.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) throw new IllegalStateException("no resource " + RESOURCE);
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Everything about a tree that the schema does not admit; empty if it is in shape.
    static List<Finding> findings(Map<String, Object> tree) {
        return Shipped.SHAPE.judged(tree);
    }

    /// A value may be wrong in several ways; one is enough to mend it.
    private List<Finding> judged(Map<String, Object> tree) {
        var complaints = new Complaints(schema.getSchemaNode());
        var findings = new LinkedHashMap<String, Finding>();
        for (var error : schema.validate(node(tree))) {
            var finding = complaints.finding(error);
            findings.putIfAbsent(finding.pointer(), finding);
        }
        return List.copyOf(findings.values());
    }

    /// Patterns mean the whole text, and no text is too long for them.
    private static RegularExpression wholly(String pattern) {
        var compiled = Pattern.compile(pattern);
        return text -> text.length() <= LONGEST && compiled.matcher(text).matches();
    }

    private static JsonNode node(@Nullable Object value) {
        var make = JsonNodeFactory.instance;
        return switch (value) {
            case null -> make.nullNode();
            case Map<?, ?> map -> {
                var object = make.objectNode();
                map.forEach((key, inner) -> object.set(key.toString(), node(inner)));
                yield object;
            }
            case List<?> list -> {
                var array = make.arrayNode(list.size());
                for (var item : list) array.add(node(item));
                yield array;
            }
            case Boolean truth -> make.booleanNode(truth);
            case Long whole -> make.numberNode(whole.longValue());
            case Integer whole -> make.numberNode(whole.intValue());
            case Number decimal -> decimal(decimal.doubleValue());
            default -> make.stringNode(value.toString());
        };
    }

    /// The validator takes whole numbers for 64 bits; beyond those every number is as wrong.
    private static JsonNode decimal(double value) {
        var make = JsonNodeFactory.instance;
        return Double.isNaN(value) ? make.stringNode("NaN")
                : make.numberNode(Math.clamp(value, Math.nextUp(-0x1p63), Math.nextDown(0x1p63)));
    }
}
