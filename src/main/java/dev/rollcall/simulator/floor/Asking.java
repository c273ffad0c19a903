package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The commands that simulated people send, as `POST /v1/commands` wants them.
final class Asking {

    static final String SESSION = "desk";

    private static final String AGENT = "agent";

    static Map<String, Object> signIn(String agent) {
        return own("sign-in", agent, "session", SESSION);
    }

    static Map<String, Object> signOut(String agent) {
        return own("sign-out", agent);
    }

    /// A tab was closed or a line broke.
    static Map<String, Object> lose(String agent) {
        return own("disconnect", agent, "session", SESSION);
    }

    static Map<String, Object> choose(String agent, String status) {
        return own("set-presence", agent, "status", status);
    }

    static Map<String, Object> chooseAfterWork(String agent, String status) {
        return own("set-presence", agent, "status", status, "when", "after-work");
    }

    /// A supervisor does it.
    ///
    /// @param lasts real time, as the server will measure it; zero: until changed
    static Map<String, Object> put(String supervisor, String agent, String status,
            Duration lasts, String reason) {
        var command = own("set-presence", agent, "status", status, "reason", reason);
        if (!lasts.isZero()) command.put("for", lasts.toMillis() + "ms");
        command.put("by", "supervisor:" + supervisor);
        return command;
    }

    static Map<String, Object> startCall(String agent, String id) {
        return about("start-activity", AGENT, agent, "activity", "call", "id", id);
    }

    static Map<String, Object> endCall(String agent, String id) {
        return about("end-activity", AGENT, agent, "activity", "call", "id", id);
    }

    static Map<String, Object> enqueue(String work, String workstream, String queue) {
        return about("enqueue", "work", work, "workstream", workstream, "queue", queue);
    }

    /// One of `hold`, `resume`, `close`, `end-wrap-up`, `cancel`.
    static Map<String, Object> work(String verb, String work) {
        return about(verb, "work", work);
    }

    /// The agent's answer to an offer, and to nobody else's.
    static Map<String, Object> answer(String verb, String work, String agent) {
        return about(verb, "work", work, AGENT, agent);
    }

    private static Map<String, Object> own(String verb, String agent, String... fields) {
        var command = about(verb, fields);
        command.put(AGENT, agent);
        command.put("by", AGENT);
        return command;
    }

    private static Map<String, Object> about(String verb, String... fields) {
        var command = new LinkedHashMap<String, Object>();
        command.put("do", verb);
        for (var i = 0; i < fields.length; i += 2) command.put(fields[i], fields[i + 1]);
        return command;
    }

    private Asking() {}
}
