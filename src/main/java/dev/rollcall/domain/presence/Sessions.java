package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.domain.Command.Heartbeat;
import dev.rollcall.domain.Command.Silence;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.SessionClosed;
import dev.rollcall.domain.Event.SessionHeard;
import dev.rollcall.domain.Event.SessionSilent;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import java.util.Optional;

/// Sessions: tabs and devices. An agent is here while at least one lives (domain law, section 5;
/// A4.j).
public final class Sessions {

    private static final String OF_CONNECTION = "connection:";

    /// `disconnect`: the session is lost now.
    public static Optional<Refusal> disconnect(Draft draft, Disconnect command, Cause by) {
        var refusal = unknown(draft, command.agent(), command.session());
        if (refusal.isPresent()) return refusal;
        lose(draft, command.agent(), command.session(), by);
        return Optional.empty();
    }

    /// `silence`: nothing is heard of the session from now. A connection's session does not time
    /// out: it ends with their offline.
    public static Optional<Refusal> silence(Draft draft, Silence command) {
        var refusal = unknown(draft, command.agent(), command.session());
        if (refusal.isPresent()) return refusal;
        var agent = draft.agent(command.agent());
        if (!ofConnection(command.session()) && !silent(agent, command.session())) {
            draft.happen(new SessionSilent(command.agent(), command.session(),
                    draft.now().plus(draft.configuration().sessionTimeout())));
        }
        return Optional.empty();
    }

    /// `heartbeat`: a silent session is heard again; for any other it changes nothing.
    public static Optional<Refusal> heartbeat(Draft draft, Heartbeat command) {
        var refusal = unknown(draft, command.agent(), command.session());
        if (refusal.isPresent()) return refusal;
        if (silent(draft.agent(command.agent()), command.session())) {
            draft.happen(new SessionHeard(command.agent(), command.session()));
        }
        return Optional.empty();
    }

    /// The silence of a session has lasted too long.
    static void timeOut(Draft draft, AgentId id, SessionId session) {
        var lostAt = draft.agent(id).attendance().sessions().get(session);
        if (lostAt != null && !lostAt.isAfter(draft.now())) {
            lose(draft, id, session, Cause.timer("session-timeout"));
        }
    }

    /// A session that is known to live is gone.
    public static void lose(Draft draft, AgentId id, SessionId session, Cause by) {
        draft.happen(new SessionClosed(id, session));
        if (draft.agent(id).attendance().sessions().isEmpty()) SignOuts.lose(draft, id, by);
    }

    static boolean silent(Agent agent, SessionId session) {
        var lostAt = agent.attendance().sessions().get(session);
        return lostAt != null && !lostAt.equals(Claim.OPEN);
    }

    /// The session that a connection signs in with.
    public static SessionId of(ConnectionId connection) {
        return new SessionId(OF_CONNECTION + connection);
    }

    /// A session a connection signed in with.
    public static boolean ofConnection(SessionId session) {
        return session.text().startsWith(OF_CONNECTION);
    }

    private static Optional<Refusal> unknown(Draft draft, AgentId id, SessionId session) {
        var agent = draft.find(id);
        if (agent.isEmpty()) return Refusals.unknown(id);
        if (agent.get().attendance().sessions().containsKey(session)) return Optional.empty();
        return Refusals.of(Code.UNKNOWN_SESSION,
                "agent '" + id + "' has no live session '" + session + "'");
    }

    private Sessions() {}
}
