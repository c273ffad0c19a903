package dev.rollcall.api.openapi;

import dev.rollcall.wire.command.Verb;
import dev.rollcall.wire.command.Verbs;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The schemas: those that are written down in `schemas.yaml`, and `Command`, made of the verbs.
final class Schemas {
    private static final String FILE = "/api/schemas.yaml";

    static Map<String, Object> all() {
        var schemas = new LinkedHashMap<String, Object>();
        schemas.put("Command", command());
        schemas.putAll(written());
        return schemas;
    }

    private static Map<String, Object> written() {
        try (var file = Schemas.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException("no resource " + FILE);
            return Documents.one(FILE, file.readAllBytes()).map();
        } catch (IOException missing) {
            throw new UncheckedIOException("cannot read " + FILE + " out of the jar", missing);
        } catch (Unreadable damaged) {
            throw new IllegalStateException(damaged.getMessage(), damaged);
        }
    }

    private static Map<String, Object> command() {
        var verbs = new ArrayList<Object>();
        for (var verb : Verbs.ALL) {
            if (!verb.internal()) verbs.add(of(verb));
        }
        verbs.add(configure());
        return Map.of("description", "Any of the verbs, with its fields.", "oneOf", verbs,
                "example", Map.of("do", "set-presence", "agent", "ana", "status", "lunch"));
    }

    private static Map<String, Object> of(Verb<?> verb) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        properties.put(Verb.DO, Map.of("const", verb.name()));
        required.add(Verb.DO);
        for (var field : verb.fields()) {
            var schema = new LinkedHashMap<>(field.form().schema());
            schema.put("description", field.doc());
            properties.put(field.name(), schema);
            if (field.required()) required.add(field.name());
        }
        properties.put("by", Map.of("type", "string", "description",
                "in whose name, for administrators and integrations"));
        return Map.of("title", verb.name(), "description", verb.doc(), "type", "object",
                "properties", properties, "required", required, "additionalProperties", false);
    }

    /// The one verb whose fields are a configuration's.
    private static Map<String, Object> configure() {
        return Map.of("title", Verbs.CONFIGURE, "type", "object",
                "description", "Lays part of a configuration over the tenant's.",
                "properties", Map.of(Verb.DO, Map.of("const", Verbs.CONFIGURE)),
                "required", List.of(Verb.DO));
    }

    private Schemas() {}
}
