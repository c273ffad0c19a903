package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Reply;
import java.util.Map;

/// How Dataverse words an error. The codes are the vendor's; which of them comes when is only
/// partly documented.
final class Dataverse {

    static final String API = "/api/data/v9.2/";

    static final String BAD_REQUEST = "0x80048d19";
    static final String NOT_ALLOWED = "0x80040220";
    static final String NOT_THERE = "0x80040217";
    static final String TOO_MANY = "0x80072322";

    static Reply error(int status, String code, String message) {
        return Reply.json(status, Map.of("error", Map.of("code", code, "message", message)));
    }

    static Declined declined(int status, String code, String message) {
        return new Declined(error(status, code, message));
    }

    /// For what goes wrong without a reason of the world's: faults, unknown paths.
    static Reply failing(int status) {
        return switch (status) {
            case 429 -> error(status, TOO_MANY, "Number of requests exceeded the limit of 6000"
                + " over the time window of 300 seconds.");
            case 404 -> error(status, "0x8006088a",
                "Resource not found for the segment.");
            case 400 -> error(status, BAD_REQUEST, "Error identified in Payload provided by the"
                + " user for Entity.");
            case 405 -> error(status, NOT_ALLOWED, "The API is not allowed.");
            default -> error(status, "0x80040216", "An unexpected error occurred.");
        };
    }

    private Dataverse() {}
}
