package dev.rollcall.wire.codec;

import static dev.rollcall.wire.codec.Union.row;

import dev.rollcall.domain.Activity;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.NextStatus;
import dev.rollcall.domain.Timer;
import dev.rollcall.domain.Timer.ChoiceEnds;
import dev.rollcall.domain.Timer.GraceEnds;
import dev.rollcall.domain.Timer.NextStatusDue;
import dev.rollcall.domain.Timer.OfFarSide;
import dev.rollcall.domain.Timer.OfWork;
import dev.rollcall.domain.Timer.SessionLost;
import dev.rollcall.domain.Timer.SyncTimer;
import dev.rollcall.domain.Timer.WorkReleased;
import dev.rollcall.domain.Timer.WorkTimer;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.AgentSettings.Capacity;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.wire.Durations;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Json;
import dev.rollcall.wire.json.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The records of the domain that stand inside commands, events and the state alike.
public final class Shapes {

    public static final Codec<AgentId> AGENT_OR_NONE = Leaves.AGENT.or(AgentId.NONE);
    public static final Codec<StatusId> STATUS_OR_NONE = Leaves.STATUS.or(StatusId.NONE);
    public static final Codec<QueueId> QUEUE_OR_NONE = Leaves.QUEUE.or(QueueId.NONE);
    public static final Codec<ConnectionId> CONNECTION_OR_NONE =
            Leaves.CONNECTION.or(ConnectionId.NONE);

    public static final Codec<Set<QueueId>> QUEUES = Gathered.set(Leaves.QUEUE, QueueId::text);
    public static final Codec<Set<ProfileId>> PROFILES =
            Gathered.set(Leaves.PROFILE, ProfileId::text);
    public static final Codec<Set<Capability>> CAPABILITIES = capabilities();

    public static final Codec<Layer> LAYER = Leaves.word(Layer.class);

    public static final Codec<Duration> SPAN =
            Leaves.TEXT.as(Shapes::span, Durations::text).or(Duration.ZERO);

    /// What the configuration is compiled from is all that is written of it.
    public static final Codec<Configuration> CONFIGURATION = Leaves.leaf(
            in -> in.compile(in.tree()),
            (value, out) -> Json.write(value.document(), out.json()));

    public static final Shape<Claim> CLAIM = Shape.of(Claim.class, f -> {
        var status = f.field("status", Leaves.STATUS, Claim::status);
        var cause = f.field("cause", Leaves.CAUSE, Claim::cause);
        var since = f.field("since", Leaves.TIME, Claim::since);
        var until = f.field("until", Leaves.TIME, Claim::until);
        var reason = f.field("reason", Leaves.TEXT, Claim::reason);
        return v -> new Claim(v.get(status), v.get(cause), v.get(since), v.get(until),
                v.get(reason));
    });

    public static final Shape<NextStatus> NEXT_STATUS = Shape.of(NextStatus.class, f -> {
        var status = f.field("status", Leaves.STATUS, NextStatus::status);
        var until = f.field("until", Leaves.TIME, next -> until(next.lasting()));
        var span = f.field("for", SPAN, next -> span(next.lasting()));
        var deadline = f.field("deadline", Leaves.TIME, NextStatus::deadline);
        var cause = f.field("cause", Leaves.CAUSE, NextStatus::cause);
        var reason = f.field("reason", Leaves.TEXT, NextStatus::reason);
        return v -> new NextStatus(v.get(status), lasting(v.get(until), v.get(span)),
                v.get(deadline), v.get(cause), v.get(reason));
    });

    public static final Shape<Activity> ACTIVITY = Shape.of(Activity.class, f -> {
        var id = f.field("id", Leaves.TEXT, Activity::id);
        var kind = f.field("kind", Leaves.ACTIVITY, Activity::kind);
        var connection = f.field("connection", CONNECTION_OR_NONE, Activity::connection);
        var fromStatus = f.field("fromStatus", Leaves.TRUTH, Activity::fromStatus);
        var since = f.field("since", Leaves.TIME, Activity::since);
        return v -> new Activity(v.get(id), v.get(kind), v.get(connection), v.get(fromStatus),
                v.get(since));
    });

    public static final Shape<Capacity> CAPACITY = Shape.of(Capacity.class, f -> {
        var units = f.field("units", Gathered.maybe(Leaves.INT), Capacity::units);
        var profiles = f.field("profiles", PROFILES, Capacity::profiles);
        return v -> new Capacity(v.get(units), v.get(profiles));
    });

    public static final Shape<AgentSettings> SETTINGS = Shape.of(AgentSettings.class, f -> {
        var name = f.field("name", Leaves.TEXT, AgentSettings::name);
        var team = f.field("team", Leaves.TEXT, AgentSettings::team);
        var status = f.field("default", Gathered.maybe(Leaves.STATUS),
                AgentSettings::defaultStatus);
        var capacity = f.field("capacity", Gathered.maybe(CAPACITY), AgentSettings::capacity);
        var limits = f.field("channelLimits", Gathered.maybe(Gathered.map(Channel::new,
                Channel::text, Leaves.INT)), AgentSettings::channelLimits);
        var capabilities = f.field("capabilities", Gathered.maybe(CAPABILITIES),
                AgentSettings::capabilities);
        var queues = f.field("queues", Gathered.maybe(QUEUES), AgentSettings::queues);
        var identities = f.field("identities", Gathered.map(ConnectionId::new,
                ConnectionId::text, Leaves.TEXT), AgentSettings::identities);
        var timezone = f.field("timezone", Leaves.TEXT, AgentSettings::timezone);
        return v -> new AgentSettings(v.get(name), v.get(team), v.get(status), v.get(capacity),
                v.get(limits), v.get(capabilities), v.get(queues), v.get(identities),
                v.get(timezone));
    });

    public static final Codec<Timer> TIMER = Union.of("timer", List.of(
            row("choice-ends", ChoiceEnds.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, ChoiceEnds::agent);
                return v -> new ChoiceEnds(v.get(agent));
            }),
            row("grace-ends", GraceEnds.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, GraceEnds::agent);
                return v -> new GraceEnds(v.get(agent));
            }),
            row("session-lost", SessionLost.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SessionLost::agent);
                var session = f.field("session", Leaves.SESSION, SessionLost::session);
                return v -> new SessionLost(v.get(agent), v.get(session));
            }),
            row("next-status-due", NextStatusDue.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, NextStatusDue::agent);
                return v -> new NextStatusDue(v.get(agent));
            }),
            row("work-released", WorkReleased.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, WorkReleased::agent);
                return v -> new WorkReleased(v.get(agent));
            }),
            row("work", OfWork.class, f -> {
                var work = f.field("work", Leaves.WORK, OfWork::work);
                var what = f.field("what", Leaves.word(WorkTimer.class), OfWork::what);
                return v -> new OfWork(v.get(work), v.get(what));
            }),
            row("far-side", OfFarSide.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, OfFarSide::agent);
                var connection = f.field("connection", Leaves.CONNECTION, OfFarSide::connection);
                var what = f.field("what", Leaves.word(SyncTimer.class), OfFarSide::what);
                return v -> new OfFarSide(v.get(agent), v.get(connection), v.get(what));
            })));

    private static Codec<Set<Capability>> capabilities() {
        var words = new Words<>(Capability.class);
        return Gathered.set(Leaves.word(Capability.class), words::text);
    }

    private static Duration span(String text) {
        return Durations.parse(text).orElseThrow(() -> new BadInput(Code.BAD_VALUE,
                "expected " + Durations.EXPECTED + ", found " + Kind.of(text)));
    }

    public static Lasting lasting(Instant until, Duration span) {
        if (until.equals(Claim.OPEN)) {
            return span.isZero() ? new Lasting.AsConfigured() : new Lasting.For(span);
        }
        if (span.isZero()) return new Lasting.Until(until);
        throw new BadInput(Code.BAD_VALUE, "expected until or for, found both").in("for");
    }

    public static Instant until(Lasting lasting) {
        return switch (lasting) {
            case Lasting.AsConfigured(), Lasting.For _ -> Claim.OPEN;
            case Lasting.Until(var end) -> end;
        };
    }

    public static Duration span(Lasting lasting) {
        return switch (lasting) {
            case Lasting.AsConfigured(), Lasting.Until _ -> Duration.ZERO;
            case Lasting.For(var time) -> time;
        };
    }

    private Shapes() {}
}
