package dev.rollcall.wire.configuration;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Place;

/// A finding as one line that terminals and editors understand:
/// `tenant.yaml:12:5: error unknown-key: there is no key 'lable' here; did you mean 'label'?`
public final class FindingText {

    /// The line for a finding about a document.
    public static String of(Document document, Finding finding) {
        return place(document, finding) + ": " + text(finding);
    }

    /// The line for a finding about a tree that is no text; its pointer says where.
    public static String of(Finding finding) {
        return (finding.pointer().isEmpty() ? "/" : finding.pointer()) + ": " + text(finding);
    }

    /// Where an editor should go: to the key, where the key is what is wrong.
    public static Place place(Document document, Finding finding) {
        return switch (finding.code()) {
            case UNKNOWN_KEY, STATUS_IMMUTABLE, BAD_CONDITION -> document.keyAt(finding.pointer());
            case UNKNOWN_REFERENCE, DUPLICATE_ID, BAD_VALUE, UNMAPPED_CATEGORY, ILLOGICAL_BASE,
                    UNREACHABLE_ROW, OVERLAPPING_ROW, OFF_DUTY_ROUTABLE, DEAD_END_STATUS,
                    WRITE_CYCLE, UNKNOWN_OUTSIDE_STATUS, CAPACITY_IMPOSSIBLE, REOFFER_LOOP ->
                document.at(finding.pointer());
        };
    }

    private static String text(Finding finding) {
        return (finding.code().error() ? "error " : "warning ") + finding.code().text() + ": "
                + finding.detail();
    }

    private FindingText() {}
}
