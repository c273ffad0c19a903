package dev.rollcall.wire.command;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.CancelNext;
import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.domain.Command.EndActivity;
import dev.rollcall.domain.Command.Heartbeat;
import dev.rollcall.domain.Command.JoinQueues;
import dev.rollcall.domain.Command.LeaveQueues;
import dev.rollcall.domain.Command.SetCapabilities;
import dev.rollcall.domain.Command.SetCapacity;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SetReady;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Command.Silence;
import dev.rollcall.domain.Command.StartActivity;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.wire.codec.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The verbs about one agent: here or gone, what he or she is doing and is there for.
final class PresenceVerbs {
    private static final SessionId FIRST_SESSION = new SessionId("s1");

    static final Verb<SignIn> SIGN_IN = Verb.of("sign-in", SignIn.class,
            "Opens a session; an agent with at least one is signed in.", f -> {
                var agent = f.required("agent", Named.AGENT, SignIn::agent, "who");
                var session = f.optional("session", Named.SESSION, FIRST_SESSION,
                        SignIn::session, "which tab or device");
                return v -> new SignIn(v.get(agent), v.get(session));
            });

    static final Verb<SignOut> SIGN_OUT = Verb.of("sign-out", SignOut.class,
            "Ends all sessions; with open work as the tenant's signOut says.", f -> {
                var agent = f.required("agent", Named.AGENT, SignOut::agent, "who");
                return v -> new SignOut(v.get(agent));
            });

    static final Verb<Disconnect> DISCONNECT = Verb.of("disconnect", Disconnect.class,
            "Says that a session is lost now: a closed tab, a broken line.", f -> {
                var agent = f.required("agent", Named.AGENT, Disconnect::agent, "who");
                var session = f.optional("session", Named.SESSION, FIRST_SESSION,
                        Disconnect::session, "which tab or device");
                return v -> new Disconnect(v.get(agent), v.get(session));
            });

    static final Verb<Silence> SILENCE = Verb.of("silence", Silence.class,
            "Says that a session is heard no more; it is lost after the session timeout.", f -> {
                var agent = f.required("agent", Named.AGENT, Silence::agent, "who");
                var session = f.optional("session", Named.SESSION, FIRST_SESSION,
                        Silence::session, "which tab or device");
                return v -> new Silence(v.get(agent), v.get(session));
            });

    static final Verb<Heartbeat> HEARTBEAT = Verb.internal("heartbeat", Heartbeat.class,
            "Says that a silent session is heard again.", f -> {
                var agent = f.required("agent", Named.AGENT, Heartbeat::agent, "who");
                var session = f.optional("session", Named.SESSION, FIRST_SESSION,
                        Heartbeat::session, "which tab or device");
                return v -> new Heartbeat(v.get(agent), v.get(session));
            });

    static final Verb<SetPresence> SET_PRESENCE = Verb.of("set-presence", SetPresence.class,
            "Chooses a status, now or when the work at hand is done.", f -> {
                var agent = f.required("agent", Named.PERSON, SetPresence::agent, "whose");
                var status = f.required("status", Named.STATUS, SetPresence::status,
                        "a status of the catalogue");
                var until = f.optional("until", Forms.TIME, Claim.OPEN,
                        command -> Shapes.until(command.lasting()),
                        "when it ends by itself");
                var span = f.optional("for", Forms.SPAN, Duration.ZERO,
                        command -> Shapes.span(command.lasting()),
                        "how long it lasts; not together with until");
                var when = f.optional("when", Forms.oneOf(When.class), When.NOW,
                        SetPresence::when, "when it begins");
                var deadline = f.optional("deadline", Forms.TIME, Claim.OPEN,
                        SetPresence::deadline, "with after-work: then at the latest");
                var reason = f.optional("reason", Forms.NOTE, "", SetPresence::reason,
                        "a note in the person's own words");
                return v -> new SetPresence(v.get(agent), v.get(status),
                        Shapes.lasting(v.get(until), v.get(span)), v.get(when), v.get(deadline),
                        v.get(reason));
            });

    static final Verb<CancelNext> CANCEL_NEXT = Verb.of("cancel-next", CancelNext.class,
            "Forgets the status that was to come after work.", f -> {
                var agent = f.required("agent", Named.AGENT, CancelNext::agent, "whose");
                return v -> new CancelNext(v.get(agent));
            });

    static final Verb<SetReady> SET_READY = Verb.of("set-ready", SetReady.class,
            "Sets the Ready / Not ready toggle.", f -> {
                var agent = f.required("agent", Named.AGENT, SetReady::agent, "whose");
                var ready = f.required("ready", Forms.TRUTH, SetReady::ready, "ready or not");
                return v -> new SetReady(v.get(agent), v.get(ready));
            });

    static final Verb<SetCapacity> SET_CAPACITY = Verb.of("set-capacity", SetCapacity.class,
            "Sets what an agent can carry; what is not said stays.", f -> {
                var agent = f.required("agent", Named.AGENT, SetCapacity::agent, "whose");
                var units = f.optional("units", Forms.maybe(Forms.COUNT), Optional.empty(),
                        SetCapacity::units, "units in all");
                var profiles = f.optional("profiles", Forms.maybe(Named.PROFILES),
                        Optional.empty(), SetCapacity::profiles, "capacity profiles held, whole");
                return v -> new SetCapacity(v.get(agent), v.get(units), v.get(profiles));
            });

    static final Verb<SetCapabilities> SET_CAPABILITIES =
            Verb.of("set-capabilities", SetCapabilities.class,
                    "Sets what an agent is equipped for, whole.", f -> {
                var agent = f.required("agent", Named.AGENT, SetCapabilities::agent, "whose");
                var capabilities = f.required("capabilities",
                        Named.CAPABILITIES,
                        SetCapabilities::capabilities, "any of phone, chat, email");
                return v -> new SetCapabilities(v.get(agent), v.get(capabilities));
            });

    static final Verb<JoinQueues> JOIN_QUEUES = Verb.of("join-queues", JoinQueues.class,
            "Adds queues to those an agent works for.", f -> {
                var agent = f.required("agent", Named.AGENT, JoinQueues::agent, "who");
                var queues = f.required("queues", Named.QUEUES, JoinQueues::queues,
                        "queues to join");
                return v -> new JoinQueues(v.get(agent), v.get(queues));
            });

    static final Verb<LeaveQueues> LEAVE_QUEUES = Verb.of("leave-queues", LeaveQueues.class,
            "Takes queues from those an agent works for.", f -> {
                var agent = f.required("agent", Named.AGENT, LeaveQueues::agent, "who");
                var queues = f.required("queues", Named.QUEUES, LeaveQueues::queues,
                        "queues to leave");
                return v -> new LeaveQueues(v.get(agent), v.get(queues));
            });

    static final Verb<StartActivity> START_ACTIVITY =
            Verb.of("start-activity", StartActivity.class,
                    "Says that an agent does something in another system: a call, a meeting.",
                    f -> {
                var agent = f.required("agent", Named.AGENT, StartActivity::agent, "who");
                var kind = f.required("activity", Named.ACTIVITY, StartActivity::activity,
                        "call, meeting, chat, voicemail, or the tenant's own");
                var id = f.optional("id", Forms.REFERENCE, "", StartActivity::id,
                        "tells one call from another; by default the activity's name");
                var connection = f.optional("connection", Named.CONNECTION, ConnectionId.NONE,
                        StartActivity::connection, "whose system says so");
                return v -> new StartActivity(v.get(agent), v.get(kind),
                        id(v.get(id), v.get(kind)), v.get(connection));
            });

    static final Verb<EndActivity> END_ACTIVITY = Verb.of("end-activity", EndActivity.class,
            "Says that such an activity is over.", f -> {
                var agent = f.required("agent", Named.AGENT, EndActivity::agent, "who");
                var kind = f.required("activity", Named.ACTIVITY, EndActivity::activity,
                        "call, meeting, chat, voicemail, or the tenant's own");
                var id = f.optional("id", Forms.REFERENCE, "", EndActivity::id,
                        "as given when it began");
                var connection = f.optional("connection", Named.CONNECTION, ConnectionId.NONE,
                        EndActivity::connection, "whose system says so");
                return v -> new EndActivity(v.get(agent), v.get(kind),
                        id(v.get(id), v.get(kind)), v.get(connection));
            });

    private static String id(String given, ActivityKind kind) {
        return given.isEmpty() ? kind.text() : given;
    }

    static final List<Verb<?>> ALL = List.of(SIGN_IN, SIGN_OUT, DISCONNECT, SILENCE, HEARTBEAT,
            SET_PRESENCE, CANCEL_NEXT, SET_READY, SET_CAPACITY, SET_CAPABILITIES, JOIN_QUEUES,
            LEAVE_QUEUES, START_ACTIVITY, END_ACTIVITY);

    private PresenceVerbs() {}
}
