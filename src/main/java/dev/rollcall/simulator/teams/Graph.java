package dev.rollcall.simulator.teams;

import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Reply;
import java.util.Map;

/// How Microsoft Graph words an error.
final class Graph {

    static final String API = "/v1.0/";

    static Reply error(int status, String code, String message) {
        return Reply.json(status, Map.of("error",
            Map.of("code", code, "message", message, "innerError", Map.of())));
    }

    static Declined declined(int status, String code, String message) {
        return new Declined(error(status, code, message));
    }

    /// For what goes wrong without a reason of the world's: faults, unknown paths.
    static Reply failing(int status) {
        return switch (status) {
            case 400 -> error(400, "BadRequest", "The request is malformed.");
            case 401 -> error(401, "InvalidAuthenticationToken",
                "Access token has expired or is not yet valid.");
            case 403 -> error(403, "Forbidden",
                "Missing role permissions on the request.");
            case 404 -> error(404, "NotFound", "Resource not found.");
            case 429 -> error(429, "TooManyRequests", "Too many requests.");
            case 503 -> error(503, "ServiceUnavailable", "Service is unavailable.");
            default -> error(status, "generalException", "An internal error occurred.");
        };
    }

    private Graph() {}
}
