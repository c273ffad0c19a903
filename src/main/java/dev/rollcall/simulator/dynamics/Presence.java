package dev.rollcall.simulator.dynamics;

import java.util.List;

/// One row of `msdyn_presence`: what a representative can be in. The ids of the shipped rows are
/// the vendor's and the same in every organisation; only that of *Inactive* is not published.
///
/// @param id `msdyn_presenceid`
/// @param text what people see
/// @param base what routing looks at
/// @param selectable `msdyn_canuserset`
public record Presence(String id, String text, Base base, boolean selectable) {

    /// `msdyn_basepresencestatus`.
    public enum Base {
        AVAILABLE(192360000), BUSY(192360001), DO_NOT_DISTURB(192360002), AWAY(192360003),
        OFFLINE(192360004),
        /// Set by the system alone; its number is not published.
        INACTIVE(192360005);

        final long number;

        Base(long number) {
            this.number = number;
        }

        /// Chosen by hand, these stay until the representative changes them or signs out.
        boolean sticks() {
            return this == DO_NOT_DISTURB || this == AWAY || this == OFFLINE;
        }
    }

    public static final Presence AVAILABLE = new Presence(
        "f523f628-c07a-e811-8162-000d3aa11f50", "Available", Base.AVAILABLE, true);
    public static final Presence BUSY = new Presence(
        "efdeb843-c07a-e811-8162-000d3aa11f50", "Busy", Base.BUSY, true);
    public static final Presence DO_NOT_DISTURB = new Presence(
        "08971864-c07a-e811-8162-000d3aa11f50", "Busy - DND", Base.DO_NOT_DISTURB, true);
    public static final Presence AWAY = new Presence(
        "3dacae76-c07a-e811-8162-000d3aa11f50", "Away", Base.AWAY, true);
    public static final Presence OFFLINE = new Presence(
        "70139190-c07a-e811-8162-000d3aa11f50", "Offline", Base.OFFLINE, true);
    public static final Presence INACTIVE = new Presence(
        "9f1d7a52-3c0b-4e0f-8a57-6b3f0f2d9e11", "Inactive", Base.INACTIVE, false);

    static final List<Presence> SHIPPED =
        List.of(AVAILABLE, BUSY, DO_NOT_DISTURB, AWAY, OFFLINE, INACTIVE);
}
