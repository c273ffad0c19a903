package dev.rollcall.wire.document;

/// A text that is no document: not UTF-8, not YAML or JSON, or beyond a limit. Says where, what was
/// expected and what was found; meant to be shown to the person who wrote the text.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final String reason;

    public Unreadable(Place place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    public Place place() {
        return place;
    }

    public String reason() {
        return reason;
    }
}
