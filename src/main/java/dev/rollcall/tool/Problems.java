package dev.rollcall.tool;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a server's no means on the command line: its `problem+json` in words, and the exit code.
final class Problems {
    private static final int NOT_KNOWN = 401;
    private static final int NOT_ALLOWED = 403;
    private static final int NOT_THERE = 404;
    private static final int CONFLICT = 409;
    private static final int STALE = 412;
    private static final int NOT_POSSIBLE = 422;
    private static final int TOO_MANY = 429;
    private static final int THEIR_FAULT = 500;

    static Complaint complaint(URI base, int status, byte[] body, boolean withoutToken) {
        var problem = problem(body);
        var said = words(problem, status);
        return switch (status) {
            case NOT_KNOWN -> Complaint.unusable(withoutToken
                    ? "expected a token in ROLLCALL_TOKEN, found none. The server at " + base
                            + " answers only those it knows; 'rollcall serve' prints a link for"
                            + " the first one."
                    : "the server at " + base + " does not know the token in ROLLCALL_TOKEN: "
                            + said);
            case STALE -> Complaint.conflict(said);
            case NOT_THERE, CONFLICT, NOT_POSSIBLE, NOT_ALLOWED -> said(base, problem, said);
            case TOO_MANY -> Complaint.unreachable("the server is busy: " + said);
            default -> status >= THEIR_FAULT
                    ? Complaint.unreachable("the server at " + base + " cannot answer: " + said)
                    : Complaint.unusable(said);
        };
    }

    /// A no of Rollcall's has a code; without one it is somebody else who speaks.
    private static Complaint said(URI base, Map<?, ?> problem, String said) {
        var code = Objects.toString(problem.get("code"), "");
        return switch (code) {
            case "" -> Complaint.unreachable("expected a Rollcall server at " + base
                    + ", found another one (" + said + "). Is ROLLCALL_URL right?");
            case "stale-version" -> Complaint.conflict(said);
            case "invalid-body" -> Complaint.unusable(said);
            default -> Complaint.refused(said, code);
        };
    }

    private static Map<?, ?> problem(byte[] body) {
        try {
            return Json.read(body) instanceof Map<?, ?> map ? map : Map.of();
        } catch (BadInput noProblem) {
            return Map.of();
        }
    }

    private static String words(Map<?, ?> problem, int status) {
        var detail = Objects.toString(problem.get("detail"), "");
        var title = Objects.toString(problem.get("title"), "status " + status);
        var code = Objects.toString(problem.get("code"), "");
        var errors = problem.get("errors") instanceof List<?> list
                ? list.stream().map(Problems::error).collect(Collectors.joining("\n  ", "\n  ", ""))
                : "";
        return (detail.isEmpty() ? title : detail) + (code.isEmpty() ? "" : " (" + code + ")")
                + errors;
    }

    private static String error(Object error) {
        return error instanceof Map<?, ?> one
                ? Objects.toString(one.get("pointer"), "") + ": "
                        + Objects.toString(one.get("detail"), "")
                : error.toString();
    }

    private Problems() {}
}
