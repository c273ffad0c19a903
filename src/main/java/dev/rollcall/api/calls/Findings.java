package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `check` has to say about a configuration, as members of an answer.
final class Findings {

    /// A configuration with errors.
    static Declined declined(List<Finding> findings) {
        return declined(findings.stream().filter(finding -> finding.code().error())
                .map(finding -> new Problem.Entry(finding.pointer(), finding.code().text(),
                        finding.detail())).toList(), findings);
    }

    /// The same, each with its line and column in the text that was sent.
    static Declined declined(List<Finding> findings, Document document) {
        return declined(findings.stream().filter(finding -> finding.code().error())
                .map(finding -> new Problem.Entry(finding.pointer(), finding.code().text(),
                        finding.detail(), place(finding, document))).toList(), findings);
    }

    private static Declined declined(List<Problem.Entry> entries, List<Finding> findings) {
        var first = findings.getFirst();
        return new Declined(Problem.of(422, "invalid-configuration",
                first.pointer() + ": " + first.detail(), entries));
    }

    /// A text that is no document at all.
    static Declined declined(Unreadable unreadable) {
        return new Declined(Problem.of(400, "malformed-body", unreadable.reason(),
                List.of(new Problem.Entry("", "malformed", unreadable.reason(),
                        place(unreadable.place().line(), unreadable.place().column())))));
    }

    static Map<String, Object> tree(Finding finding, Document document) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("pointer", finding.pointer());
        tree.put("code", finding.code().text());
        tree.put("detail", finding.detail());
        tree.putAll(place(finding, document));
        return tree;
    }

    private static Map<String, Object> place(Finding finding, Document document) {
        var place = document.at(finding.pointer());
        return place(place.line(), place.column());
    }

    private static Map<String, Object> place(int line, int column) {
        var place = new LinkedHashMap<String, Object>();
        place.put("line", line);
        place.put("column", column);
        return place;
    }

    private Findings() {}
}
