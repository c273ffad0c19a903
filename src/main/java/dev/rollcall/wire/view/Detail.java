package dev.rollcall.wire.view;

/// How much of an agent somebody may see. Who may see what is the API's to say.
public enum Detail {
    /// Who it is and how: what agents see of each other.
    STATE,
    /// Everything but what people have written in their own words: what hangs on a wall.
    WITHOUT_NOTES,
    WHOLE
}
