package dev.rollcall.wire.configuration;

import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shipped tenants: five systems as configuration, and a small example to begin with. Each is a
/// whole document with comments, meant to be read and changed; ids in them are public.
public final class Presets {

    private static final List<String> NAMES = List.of("dynamics-365", "elevate",
            "pureconnect-genesys", "contact-pro", "vonage-salesforce");

    /// What `serve` starts with when it is given no configuration.
    public static final String EXAMPLE = "example";

    /// The five systems, without the example.
    public static List<String> names() {
        return NAMES;
    }

    /// The text of a preset, comments and all; empty for a name that is none.
    public static Optional<String> text(String name) {
        return known(name) ? Optional.of(resource(name)) : Optional.empty();
    }

    /// A preset as a document; empty for a name that is none.
    public static Optional<Document> document(String name) {
        return text(name).map(text -> parsed(name, text));
    }

    /// A preset as a usable configuration; empty for a name that is none.
    public static Optional<Usable> usable(String name) {
        return document(name).map(document -> switch (ConfigurationReader.read(document)) {
            case Usable usable -> usable;
            case Broken broken -> throw new IllegalStateException(
                    "the preset " + name + " is broken: " + broken.findings());
        });
    }

    /// The product's defaults alone: a tenant whose document is empty.
    public static Configuration bare() {
        return ConfigurationReader.trusted(Map.of());
    }

    private static boolean known(String name) {
        return NAMES.contains(name) || name.equals(EXAMPLE);
    }

    private static Document parsed(String name, String text) {
        try {
            return Documents.one(name + ".yaml", text);
        } catch (Unreadable damaged) {
            throw new IllegalStateException("the preset " + name + " is damaged", damaged);
        }
    }

    private static String resource(String name) {
        var path = "/presets/" + name + ".yaml";
        try (var resource = Presets.class.getResourceAsStream(path)) {
            if (resource == null) throw new IllegalStateException("no resource " + path);
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Presets() {}
}
