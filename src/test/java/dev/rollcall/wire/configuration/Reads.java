package dev.rollcall.wire.configuration;

import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reading configurations in tests: text in, findings or a usable configuration out.
final class Reads {

    static Document document(String yaml) {
        try {
            return Documents.one("t.yaml", yaml);
        } catch (Unreadable bad) {
            throw new AssertionError(bad.getMessage(), bad);
        }
    }

    static Reading reading(String yaml) {
        return ConfigurationReader.read(document(yaml));
    }

    static Usable usable(String yaml) {
        var reading = reading(yaml);
        if (reading instanceof Usable usable) return usable;
        throw new AssertionError("broken: " + lines(document(yaml), reading));
    }

    /// Every finding as `line:column code`.
    static List<String> findings(String yaml) {
        var document = document(yaml);
        return ConfigurationReader.read(document).findings().stream()
                .map(finding -> {
                    var place = FindingText.place(document, finding);
                    return place.line() + ":" + place.column() + " " + finding.code().text();
                }).toList();
    }

    static List<String> lines(Document document, Reading reading) {
        return reading.findings().stream()
                .map(finding -> FindingText.of(document, finding)).toList();
    }

    static String resource(String path) {
        try (var resource = Reads.class.getResourceAsStream(path)) {
            if (resource == null) throw new AssertionError("no resource " + path);
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException bad) {
            throw new UncheckedIOException(bad);
        }
    }

    private Reads() {}
}
