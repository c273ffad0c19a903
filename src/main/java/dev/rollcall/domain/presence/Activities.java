package dev.rollcall.domain.presence;

import dev.rollcall.domain.Activity;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.EndActivity;
import dev.rollcall.domain.Command.StartActivity;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.ActivityEnded;
import dev.rollcall.domain.Event.ActivityStarted;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import java.util.Optional;

/// What agents do in UC systems besides: calls, meetings, chats, voicemail. Facts that close
/// channels and change no status (S0.8-17).
public final class Activities {

    /// `start-activity`. Told twice it is the same activity.
    public static Optional<Refusal> start(Draft draft, StartActivity command, Cause by) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        var connection = connectionOf(command.connection(), by);
        var refusal = unknown(draft, connection, command.activity());
        if (refusal.isPresent()) return refusal;
        var id = command.id().isEmpty() ? command.activity().text() : command.id();
        var known = agent.get().activities().stream().anyMatch(activity ->
                activity.id().equals(id) && activity.connection().equals(connection));
        if (!known) {
            draft.happen(new ActivityStarted(command.agent(),
                    new Activity(id, command.activity(), connection, false, draft.now())));
        }
        return Optional.empty();
    }

    /// `end-activity`. Whoever ends it need not say which connection told of it.
    public static Optional<Refusal> end(Draft draft, EndActivity command, Cause by) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        var connection = connectionOf(command.connection(), by);
        var refusal = unknown(draft, connection, command.activity());
        if (refusal.isPresent()) return refusal;
        var id = command.id().isEmpty() ? command.activity().text() : command.id();
        for (var activity : agent.get().activities()) {
            var theirs = connection.isNone() || activity.connection().equals(connection);
            if (activity.id().equals(id) && theirs) {
                draft.happen(new ActivityEnded(command.agent(), id, activity.connection()));
                return Optional.empty();
            }
        }
        return Refusals.of(Code.UNKNOWN_ACTIVITY,
                "agent '" + command.agent() + "' is in no activity '" + id + "'");
    }

    private static ConnectionId connectionOf(ConnectionId said, Cause by) {
        return said.isNone() ? by.connection() : said;
    }

    private static Optional<Refusal> unknown(
            Draft draft, ConnectionId connection, ActivityKind activity) {
        var configuration = draft.configuration();
        if (!connection.isNone() && configuration.connection(connection).isEmpty()) {
            return Refusals.of(Code.UNKNOWN_CONNECTION,
                    "no connection '" + connection + "' in this tenant");
        }
        if (!configuration.activities().containsKey(activity)) {
            return Refusals.of(Code.UNKNOWN_ACTIVITY, "expected an activity among "
                    + configuration.activities().keySet() + ", found '" + activity + "'");
        }
        return Optional.empty();
    }

    private Activities() {}
}
