package dev.rollcall.connector.contactpro;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Where in Contact Pro's answers things stand: paths, JSON pointers and values, by section and
/// name. The vendor shows the bodies of its answers to customers alone, so what is shipped
/// (`connector/contact-pro.json`) is assumed, and `settings.shape` says of a system what is
/// different there.
///
/// @param here what the settings say
record ContactProShape(Map<String, Object> shipped, Map<?, ?> here) {

    private static final String FILE = "/connector/contact-pro.json";

    static ContactProShape of(Setup setup) {
        return with(setup.connection().settings().get("shape") instanceof Map<?, ?> map ? map
                : Map.of());
    }

    static ContactProShape with(Map<?, ?> here) {
        return new ContactProShape(read(), here);
    }

    private static Map<String, Object> read() {
        try (var file = ContactProShape.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is not in the jar");
            return Json.map(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @throws LineBroken when what stands there is no text
    String at(String section, String name) throws LineBroken {
        var said = here.get(section) instanceof Map<?, ?> map && map.containsKey(name)
                ? map.get(name)
                : shipped.get(section) instanceof Map<?, ?> map ? map.get(name) : "";
        if (said instanceof String text) return text;
        throw new LineBroken("settings.shape." + section + "." + name + ": expected a text");
    }

    /// A JSON pointer: empty for the whole, or beginning with a slash.
    String pointer(String section, String name) throws LineBroken {
        var pointer = at(section, name);
        if (pointer.isEmpty() || pointer.startsWith("/")) return pointer;
        throw new LineBroken("settings.shape." + section + "." + name + ": expected a JSON"
                + " pointer such as /agentId, found '" + pointer + "'");
    }
}
