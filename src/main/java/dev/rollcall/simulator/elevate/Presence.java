package dev.rollcall.simulator.elevate;

import java.util.Arrays;
import java.util.Optional;

/// Everything the office shows beside a name, and who may say so. The labels are the vendor's.
public enum Presence {
    AVAILABLE("Available", Kind.PERSON),
    ON_BREAK("On Break", Kind.PERSON),
    BUSY("Busy", Kind.PERSON),
    DO_NOT_DISTURB("Do not disturb", Kind.PERSON),
    OUT_SICK("Out sick", Kind.PERSON),
    ON_VACATION("On vacation", Kind.PERSON),
    OFF_WORK("Off work", Kind.PERSON),
    AWAY("Away", Kind.OFFICE),
    ON_CALL("On call", Kind.OFFICE),
    IN_A_MEETING("In a meeting", Kind.OFFICE),
    SCREEN_SHARING("Screen sharing", Kind.OFFICE),
    OFFLINE("Offline", Kind.OFFICE),
    AGENT_AVAILABLE("Agent available", Kind.CENTRE),
    AGENT_BUSY("Agent busy", Kind.CENTRE),
    /// The one that is locked: nothing the person does is shown until the call is over.
    AGENT_BUSY_ON_A_CALL("Agent busy on a call", Kind.CENTRE);

    /// Who says it: the person, the office by itself, or the contact centre.
    public enum Kind { PERSON, OFFICE, CENTRE }

    public final String label;
    final Kind kind;

    Presence(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    static Optional<Presence> labelled(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    /// What shows again when the contact centre is left: the vendor's table.
    Presence reverted() {
        return switch (this) {
            case AVAILABLE, ON_BREAK, BUSY -> this;
            case DO_NOT_DISTURB, OUT_SICK, ON_VACATION, OFF_WORK, AWAY, ON_CALL, IN_A_MEETING,
                SCREEN_SHARING, OFFLINE, AGENT_AVAILABLE, AGENT_BUSY,
                AGENT_BUSY_ON_A_CALL -> AVAILABLE;
        };
    }
}
