package dev.rollcall.domain;

import java.util.List;
import java.util.Locale;

/// Why nothing happens. A refusal is a value; the name of its code is public.
///
/// @param detail what was expected, what was found, for a person
/// @param gates every failing gate, in the order of the law, where a gate refused; else empty
public record Refusal(Code code, String detail, List<Code> gates) {

    /// What kind of no it is; HTTP has a number for each.
    public enum Kind { UNKNOWN, CONFLICT, INVALID, GATE }

    /// In the order in which they are checked (domain law, section 11): the first that holds is the
    /// answer. The gates stand last, in the order of section 8.
    public enum Code {
        UNKNOWN_AGENT(Kind.UNKNOWN),
        UNKNOWN_STATUS(Kind.UNKNOWN),
        UNKNOWN_WORK(Kind.UNKNOWN),
        UNKNOWN_QUEUE(Kind.UNKNOWN),
        UNKNOWN_WORKSTREAM(Kind.UNKNOWN),
        UNKNOWN_CONNECTION(Kind.UNKNOWN),
        UNKNOWN_ACTIVITY(Kind.UNKNOWN),
        UNKNOWN_SESSION(Kind.UNKNOWN),
        WORK_EXISTS(Kind.CONFLICT),
        STATUS_IN_USE(Kind.CONFLICT),
        STATUS_IMMUTABLE(Kind.CONFLICT),
        WORK_OPEN(Kind.CONFLICT),
        WRONG_STATE(Kind.CONFLICT),
        SAME_AGENT(Kind.CONFLICT),
        READY_NOT_USED(Kind.CONFLICT),
        NOTHING_NEXT(Kind.CONFLICT),
        /// The configuration has moved on since the caller read it.
        STALE_VERSION(Kind.CONFLICT),
        OWNED_BY_CONNECTION(Kind.INVALID),
        STATUS_NOT_SELECTABLE(Kind.INVALID),
        UNTIL_IN_THE_PAST(Kind.INVALID),
        INVALID_CONFIGURATION(Kind.INVALID),
        /// A verb of a room that is not built yet.
        NOT_YET(Kind.INVALID),
        NOT_SIGNED_IN(Kind.GATE),
        NOT_IN_QUEUE(Kind.GATE),
        NO_CAPABILITY(Kind.GATE),
        PRESENCE_NOT_ALLOWED(Kind.GATE),
        OFF_QUEUE(Kind.GATE),
        NOT_READY(Kind.GATE),
        PENDING_OFF_QUEUE(Kind.GATE),
        NOT_RESPONDING(Kind.GATE),
        UC_ACTIVITY(Kind.GATE),
        CONNECTION_UNREACHABLE(Kind.GATE),
        NO_CAPACITY(Kind.GATE),
        SESSION_LIMIT(Kind.GATE),
        RECENTLY_REFUSED(Kind.GATE),
        RULE(Kind.GATE),
        /// It waits for the agent it asked for.
        KEPT_FOR_ANOTHER(Kind.GATE);

        private final Kind kind;
        private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Code(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }

        public String text() {
            return text;
        }
    }

    public Refusal {
        gates = List.copyOf(gates);
    }

    public Refusal(Code code, String detail) {
        this(code, detail, List.of());
    }

    /// Refused by gates: the code is the first of them.
    public static Refusal by(List<Code> gates, String detail) {
        return new Refusal(gates.getFirst(), detail, gates);
    }
}
