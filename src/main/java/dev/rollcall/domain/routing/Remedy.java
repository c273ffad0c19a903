package dev.rollcall.domain.routing;

import dev.rollcall.domain.Refusal.Code;

/// What would open a gate, in words for a supervisor.
final class Remedy {

    static String of(Code gate) {
        return switch (gate) {
            case NOT_SIGNED_IN -> "the agent signs in";
            case NOT_IN_QUEUE -> "the agent joins the queue";
            case NO_CAPABILITY -> "the agent gets the capability for the channel";
            case PRESENCE_NOT_ALLOWED -> "the presence changes to one the workstream allows";
            case OFF_QUEUE -> "the agent chooses a status that takes ACD work";
            case NOT_READY -> "the agent goes ready";
            case PENDING_OFF_QUEUE -> "the agent goes on queue again, or cancels what is next";
            case NOT_RESPONDING -> "the agent chooses a status, and so shows to be there";
            case UC_ACTIVITY -> "the call or meeting ends";
            case CONNECTION_UNREACHABLE -> "the connection is reached again";
            case NO_CAPACITY -> "work ends, or the capacity is raised";
            case SESSION_LIMIT -> "one of the accepted items ends";
            case RECENTLY_REFUSED -> "the reoffer delay passes";
            case RULE -> "a rule of the workstream says yes";
            case KEPT_FOR_ANOTHER -> "the agent it is kept for refuses it, or its time is over";
            case UNKNOWN_AGENT, UNKNOWN_STATUS, UNKNOWN_WORK, UNKNOWN_QUEUE, UNKNOWN_WORKSTREAM,
                    UNKNOWN_CONNECTION, UNKNOWN_ACTIVITY, UNKNOWN_SESSION, WORK_EXISTS,
                    STATUS_IN_USE, STATUS_IMMUTABLE, WORK_OPEN, WRONG_STATE, SAME_AGENT,
                    READY_NOT_USED, NOTHING_NEXT, STALE_VERSION, OWNED_BY_CONNECTION,
                    STATUS_NOT_SELECTABLE, UNTIL_IN_THE_PAST, INVALID_CONFIGURATION, NOT_YET ->
                throw new IllegalStateException(gate + " is no gate");
        };
    }

    private Remedy() {}
}
