package dev.rollcall.wire.document;

/// Where something stands in a text: what an editor jumps to. Lines and columns count from 1.
public record Place(String source, int line, int column) {

    /// `tenant.yaml:12:3`, the form that terminals and editors turn into a link.
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
