package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import java.util.List;
import java.util.Optional;

/// The refusals that several verbs share, in the same words everywhere.
public final class Refusals {

    public static Optional<Refusal> of(Code code, String detail) {
        return Optional.of(new Refusal(code, detail));
    }

    public static Optional<Refusal> unknown(AgentId agent) {
        return of(Code.UNKNOWN_AGENT, "no agent '" + agent + "' in this tenant");
    }

    public static Optional<Refusal> notSignedIn(Agent agent) {
        return Optional.of(Refusal.by(List.of(Code.NOT_SIGNED_IN),
                "agent '" + agent.id() + "' has no live session: sign in first"));
    }

    private Refusals() {}
}
