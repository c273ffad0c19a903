package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Status;
import java.util.Optional;

/// Who may choose what: which statuses, for whom, until when (domain law, sections 2 and 11).
public final class Permission {

    static Optional<Refusal> toChoose(Draft draft, SetPresence command, Cause by) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        var status = draft.configuration().find(command.status());
        if (status.isEmpty()) {
            return Refusals.of(Code.UNKNOWN_STATUS,
                    "no status '" + command.status() + "' in the catalogue");
        }
        var refusal = toBeIn(draft, agent.get(), status.get(), by);
        if (refusal.isPresent()) return refusal;
        if (inThePast(draft, command)) {
            return Refusals.of(Code.UNTIL_IN_THE_PAST,
                    "expected an end after " + draft.now() + ", found an earlier one");
        }
        return agent.get().signedIn() ? Optional.empty() : Refusals.notSignedIn(agent.get());
    }

    /// Whether this party may put this agent into this status at all.
    public static Optional<Refusal> toBeIn(Draft draft, Agent agent, Status status, Cause by) {
        var owner = ownerOf(draft, agent);
        if (owner.isPresent() && !owner.get().id().equals(by.connection())) {
            return Refusals.of(Code.OWNED_BY_CONNECTION, "the presence of agent '" + agent.id()
                    + "' is owned by connection '" + owner.get().id() + "': change it there");
        }
        if (!selectable(status, by)) {
            return Refusals.of(Code.STATUS_NOT_SELECTABLE,
                    "status '" + status.id() + "' cannot be chosen by " + by.text());
        }
        return Optional.empty();
    }

    /// The primary that owns this agent's presence (S1.4). An agent whose settings name identities
    /// elsewhere but none there is not synchronised with it, and so not owned by it.
    public static Optional<Connection> ownerOf(Floor floor, Agent agent) {
        return floor.configuration().primary().filter(
                primary -> primary.mapped() && synchronised(agent, primary.id()));
    }

    /// Whether the agent exists in that outside system: as the settings say, or if they are silent.
    public static boolean synchronised(Agent agent, ConnectionId connection) {
        var identities = agent.settings().identities();
        return identities.isEmpty() || identities.containsKey(connection);
    }

    /// `inactive` is set by the system alone (S4.3); everything else by supervisors, the API and
    /// connections; by agents what is selectable, shown and no large conference (S2.9).
    public static boolean selectable(Status status, Cause by) {
        if (status.base() == Base.INACTIVE) return false;
        if (!by.is(Cause.Kind.AGENT)) return true;
        return status.selectable() && !status.hidden() && status.base() != Base.CONFERENCE;
    }

    private static boolean inThePast(Draft draft, SetPresence command) {
        var now = draft.now();
        var past = command.lasting() instanceof Lasting.Until(var end) && !end.isAfter(now);
        return past || !command.deadline().isAfter(now);
    }

    private Permission() {}
}
