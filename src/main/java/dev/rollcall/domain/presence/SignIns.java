package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.ClaimEnded;
import dev.rollcall.domain.Event.IdleBegan;
import dev.rollcall.domain.Event.ReadySet;
import dev.rollcall.domain.Event.Returned;
import dev.rollcall.domain.Event.SessionHeard;
import dev.rollcall.domain.Event.SessionOpened;
import dev.rollcall.domain.Event.SignOutForgone;
import dev.rollcall.domain.Event.SignedIn;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.Load;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.configuration.Automatic.Mode;
import dev.rollcall.domain.configuration.Base;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Coming in: a new session, a return within the grace time, or a sign-in with its rule (domain
/// law, section 5; S4.9-13, S4.27-28).
public final class SignIns {

    private static final Set<Base> KEPT_WITH_OPEN_WORK =
            EnumSet.of(Base.DO_NOT_DISTURB, Base.AWAY, Base.OFFLINE);

    /// `sign-in`. A connection's sign-in is a session of its own that does not time out.
    public static Optional<Refusal> signIn(Draft draft, SignIn command, Cause by) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        var session = by.is(Cause.Kind.CONNECTION)
                ? Sessions.of(by.connection()) : command.session();
        enter(draft, agent.get(), session, by);
        return Optional.empty();
    }

    private static void enter(Draft draft, Agent agent, SessionId session, Cause by) {
        switch (agent.attendance().phase()) {
            case SIGNED_IN -> addSession(draft, agent, session);
            case LOST -> comeBack(draft, agent, session, by);
            case SIGNED_OUT -> begin(draft, agent.id(), session, by);
        }
    }

    private static void addSession(Draft draft, Agent agent, SessionId session) {
        var sessions = agent.attendance().sessions();
        if (!sessions.containsKey(session)) draft.happen(new SessionOpened(agent.id(), session));
        else if (Sessions.silent(agent, session)) {
            draft.happen(new SessionHeard(agent.id(), session));
        }
        if (agent.attendance().leaving()) draft.happen(new SignOutForgone(agent.id()));
    }

    /// Within the grace time: what was captured shows again. An automatic presence on top is
    /// computed anew if it came from capacity, for the workload may have changed (A4.l).
    private static void comeBack(Draft draft, Agent agent, SessionId session, Cause by) {
        draft.happen(new SessionOpened(agent.id(), session));
        draft.happen(new Returned(agent.id(), by));
        draft.happen(new ClaimEnded(agent.id(), Layer.ABSENCE, by));
        var top = draft.agent(agent.id()).claims().top();
        if (top.layer() == Layer.AUTOMATIC && top.claim().cause().equals(Automation.CAPACITY)) {
            Automation.recalculate(draft, agent.id());
        }
    }

    private static void begin(Draft draft, AgentId id, SessionId session, Cause by) {
        draft.happen(new SessionOpened(id, session));
        draft.happen(new SignedIn(id, by));
        draft.happen(new ClaimEnded(id, Layer.ABSENCE, by));
        draft.happen(new IdleBegan(id));
        var configuration = draft.configuration();
        if (configuration.readyToggle() && configuration.signIn().ready()) {
            draft.happen(new ReadySet(id, true, POLICY));
        }
        QueueGroups.join(draft, id, configuration.queuesOf(draft.agent(id).settings()));
        QueueGroups.joinDefault(draft, id);
        if (Permission.ownerOf(draft, draft.agent(id)).isPresent()) return;
        var status = configuration.signIn().presence();
        if (status.isNone()) enterByDefault(draft, draft.agent(id));
        else Choices.choose(draft, id, status, new Lasting.AsConfigured(), POLICY, "");
    }

    private static final Cause POLICY = Cause.policy("sign-in");

    /// S4.10-13: the default, unless open work says otherwise. Capacity that does not exist is
    /// never advertised (A4.d), whatever the default.
    private static void enterByDefault(Draft draft, Agent agent) {
        var configuration = draft.configuration();
        if (configuration.automatic().mode() != Mode.CAPACITY) return;
        var base = configuration.status(configuration.defaultStatusOf(agent.settings())).base();
        var byCapacity = agent.workload().open() && !KEPT_WITH_OPEN_WORK.contains(base);
        if (byCapacity || Load.nothingToGive(agent)) Automation.recalculate(draft, agent.id());
    }

    private SignIns() {}
}
