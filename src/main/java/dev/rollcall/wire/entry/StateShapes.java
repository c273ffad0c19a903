package dev.rollcall.wire.entry;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Attendance;
import dev.rollcall.domain.Attendance.Phase;
import dev.rollcall.domain.Claims;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Heard;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Involvement;
import dev.rollcall.domain.Involvement.Part;
import dev.rollcall.domain.NextStatus;
import dev.rollcall.domain.Roster;
import dev.rollcall.domain.Standing;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.domain.TenantImage.Slot;
import dev.rollcall.domain.Terms.Kept;
import dev.rollcall.domain.Terms.Overflow;
import dev.rollcall.domain.Terms;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.Nature;
import dev.rollcall.domain.Workload;
import dev.rollcall.wire.codec.Codec;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Shape;
import dev.rollcall.wire.codec.Shapes;

/// The state of a tenant as JSON, from the agent's claims up to the whole. Unlike an event it is
/// not for ever: a snapshot nobody can read is replayed instead.
final class StateShapes {

    private static final Codec<Attendance> ATTENDANCE = Shape.of(Attendance.class, f -> {
        var phase = f.field("phase", Leaves.word(Phase.class), Attendance::phase);
        var sessions = f.field("sessions", Gathered.map(SessionId::new, SessionId::text,
                Leaves.TIME_OR_NEVER), Attendance::sessions);
        var since = f.field("since", Leaves.TIME, Attendance::since);
        var graceEnds = f.field("graceEnds", Leaves.TIME, Attendance::graceEnds);
        var leaving = f.field("leaving", Leaves.TRUTH, Attendance::leaving);
        var releaseAt = f.field("releaseAt", Leaves.TIME, Attendance::releaseAt);
        return v -> new Attendance(v.get(phase), v.get(sessions), v.get(since),
                v.get(graceEnds), v.get(leaving), v.get(releaseAt));
    });

    private static final Codec<Claims> CLAIMS = Gathered.list(Shape.of(Claims.Entry.class, f -> {
        var layer = f.field("layer", Shapes.LAYER, Claims.Entry::layer);
        var claim = f.field("claim", Shapes.CLAIM, Claims.Entry::claim);
        return v -> new Claims.Entry(v.get(layer), v.get(claim));
    })).as(Claims::new, Claims::entries);

    private static final Codec<Standing> STANDING = Shape.of(Standing.class, f -> {
        var ready = f.field("ready", Leaves.TRUTH, Standing::ready);
        var pending = f.field("pendingOffQueue", Leaves.TRUTH, Standing::pendingOffQueue);
        var silent = f.field("notResponding", Leaves.TRUTH, Standing::notResponding);
        var next = f.field("next", Shapes.NEXT_STATUS.or(NextStatus.NOTHING), Standing::next);
        var chose = f.field("choseDuringWork", Leaves.TRUTH, Standing::choseDuringWork);
        var idleSince = f.field("idleSince", Leaves.TIME, Standing::idleSince);
        var lastOffer = f.field("lastOffer", Leaves.NUMBER, Standing::lastOffer);
        return v -> new Standing(v.get(ready), v.get(pending), v.get(silent), v.get(next),
                v.get(chose), v.get(idleSince), v.get(lastOffer));
    });

    private static final Codec<Roster> ROSTER = Shape.of(Roster.class, f -> {
        var queues = f.field("queues", Shapes.QUEUES, Roster::queues);
        var held = f.field("held", Shapes.QUEUES, Roster::held);
        var holding = f.field("holding", Leaves.TRUTH, Roster::holding);
        var capabilities = f.field("capabilities", Shapes.CAPABILITIES, Roster::capabilities);
        var capacity = f.field("capacity", Shapes.CAPACITY, Roster::capacity);
        return v -> new Roster(v.get(queues), v.get(held), v.get(holding), v.get(capabilities),
                v.get(capacity));
    });

    private static final Codec<Workload> WORKLOAD =
            Gathered.list(Shape.of(Involvement.class, f -> {
                var work = f.field("work", Leaves.WORK, Involvement::work);
                var part = f.field("part", Leaves.word(Part.class), Involvement::part);
                var workstream = f.field("workstream", Leaves.WORKSTREAM,
                        Involvement::workstream);
                var channel = f.field("channel", Leaves.CHANNEL, Involvement::channel);
                var acd = f.field("acd", Leaves.TRUTH, Involvement::acd);
                var inbound = f.field("inbound", Leaves.TRUTH, Involvement::inbound);
                var units = f.field("units", Leaves.INT, Involvement::units);
                var profiles = f.field("profiles", Gathered.list(Leaves.PROFILE),
                        Involvement::profiles);
                return v -> new Involvement(v.get(work), v.get(part), v.get(workstream),
                        v.get(channel), v.get(acd), v.get(inbound), v.get(units),
                        v.get(profiles));
            })).as(Workload::new, Workload::items);

    private static final Codec<Agent> AGENT = Shape.of(Agent.class, f -> {
        var id = f.field("id", Leaves.PERSON, Agent::id);
        var settings = f.field("settings", Shapes.SETTINGS, Agent::settings);
        var attendance = f.field("attendance", ATTENDANCE, Agent::attendance);
        var claims = f.field("claims", CLAIMS, Agent::claims);
        var standing = f.field("standing", STANDING, Agent::standing);
        var roster = f.field("roster", ROSTER, Agent::roster);
        var workload = f.field("workload", WORKLOAD, Agent::workload);
        var activities = f.field("activities", Gathered.list(Shapes.ACTIVITY),
                Agent::activities);
        var farSides = f.field("farSides", Gathered.byKey(FarSideShapes.FAR_SIDE,
                FarSide::connection, ConnectionId::text), Agent::farSides);
        return v -> new Agent(v.get(id), v.get(settings), v.get(attendance), v.get(claims),
                v.get(standing), v.get(roster), v.get(workload), v.get(activities),
                v.get(farSides));
    });

    private static final Codec<Nature> NATURE = Shape.of(Nature.class, f -> {
        var workstream = f.field("workstream", Leaves.WORKSTREAM, Nature::workstream);
        var channel = f.field("channel", Leaves.CHANNEL, Nature::channel);
        var acd = f.field("acd", Leaves.TRUTH, Nature::acd);
        var inbound = f.field("inbound", Leaves.TRUTH, Nature::inbound);
        var kind = f.field("kind", Leaves.TEXT, Nature::kind);
        var priority = f.field("priority", Leaves.INT, Nature::priority);
        var attributes = f.field("attributes", Gathered.TREE, Nature::attributes);
        var units = f.field("units", Leaves.INT, Nature::units);
        var profiles = f.field("profiles", Gathered.list(Leaves.PROFILE), Nature::profiles);
        var reportedBy = f.field("reportedBy", Shapes.CONNECTION_OR_NONE, Nature::reportedBy);
        return v -> new Nature(v.get(workstream), v.get(channel), v.get(acd), v.get(inbound),
                v.get(kind), v.get(priority), v.get(attributes), v.get(units), v.get(profiles),
                v.get(reportedBy));
    });

    private static final Codec<Overflow> OVERFLOW = Shape.of(Overflow.class, f -> {
        var at = f.field("at", Leaves.TIME, Overflow::at);
        var queue = f.field("queue", Shapes.QUEUE_OR_NONE, Overflow::queue);
        var now = f.field("now", Leaves.TRUTH, Overflow::now);
        return v -> new Overflow(v.get(at), v.get(queue), v.get(now));
    });

    private static final Codec<Kept> KEPT = Shape.of(Kept.class, f -> {
        var agent = f.field("agent", Shapes.AGENT_OR_NONE, Kept::agent);
        var until = f.field("until", Leaves.TIME, Kept::until);
        return v -> new Kept(v.get(agent), v.get(until));
    });

    private static final Codec<Terms> TERMS = Shape.of(Terms.class, f -> {
        var overflow = f.field("overflow", OVERFLOW.or(Overflow.NONE), Terms::overflow);
        var kept = f.field("kept", KEPT.or(Kept.NONE), Terms::kept);
        var lookAt = f.field("lookAt", Leaves.TIME, Terms::lookAt);
        var refusals = f.field("refusals", Gathered.map(AgentId::new, AgentId::text,
                Leaves.TIME_OR_NEVER), Terms::refusals);
        return v -> new Terms(v.get(overflow), v.get(kept), v.get(lookAt), v.get(refusals));
    });

    private static final Codec<Heard> HEARD = Shape.of(Heard.class, f -> {
        var at = f.field("at", Leaves.TIME, Heard::at);
        var until = f.field("until", Leaves.TIME, Heard::until);
        var silent = f.field("silent", Leaves.TRUTH, Heard::silent);
        return v -> new Heard(v.get(at), v.get(until), v.get(silent));
    });

    private static final Codec<Work> WORK = Shape.of(Work.class, f -> {
        var id = f.field("id", Leaves.WORK, Work::id);
        var nature = f.field("nature", NATURE, Work::nature);
        var state = f.field("state", Leaves.word(Work.State.class), Work::state);
        var queue = f.field("queue", Shapes.QUEUE_OR_NONE, Work::queue);
        var owner = f.field("owner", Shapes.AGENT_OR_NONE, Work::owner);
        var offeredTo = f.field("offeredTo", Shapes.AGENT_OR_NONE, Work::offeredTo);
        var enqueuedAt = f.field("enqueuedAt", Leaves.TIME, Work::enqueuedAt);
        var offerEnds = f.field("offerEnds", Leaves.TIME, Work::offerEnds);
        var wrapUpEnds = f.field("wrapUpEnds", Leaves.TIME, Work::wrapUpEnds);
        var terms = f.field("terms", TERMS, Work::terms);
        var heard = f.field("heard", HEARD.or(Heard.NOTHING), Work::heard);
        var order = f.field("order", Leaves.NUMBER, Work::order);
        return v -> new Work(v.get(id), v.get(nature), v.get(state), v.get(queue), v.get(owner),
                v.get(offeredTo), v.get(enqueuedAt), v.get(offerEnds), v.get(wrapUpEnds),
                v.get(terms), v.get(heard), v.get(order));
    });

    private static final Codec<Slot> SLOT = Shape.of(Slot.class, f -> {
        var timer = f.field("timer", Shapes.TIMER, Slot::timer);
        var due = f.field("due", Leaves.TIME, Slot::due);
        var order = f.field("order", Leaves.NUMBER, Slot::order);
        return v -> new Slot(v.get(timer), v.get(due), v.get(order));
    });

    static final Codec<TenantImage> IMAGE = Shape.of(TenantImage.class, f -> {
        var document = f.field("document", Shapes.CONFIGURATION, TenantImage::configuration);
        var version = f.field("version", Leaves.NUMBER, TenantImage::version);
        var worksEver = f.field("worksEver", Leaves.NUMBER, TenantImage::worksEver);
        var offersEver = f.field("offersEver", Leaves.NUMBER, TenantImage::offersEver);
        var agents = f.field("agents", Gathered.byKey(AGENT, Agent::id, AgentId::text),
                TenantImage::agents);
        var works = f.field("works", Gathered.byKey(WORK, Work::id, WorkId::text),
                TenantImage::works);
        var over = f.field("over", Gathered.list(Leaves.WORK), TenantImage::over);
        var timers = f.field("timers", Gathered.list(SLOT), TenantImage::timers);
        var timersEver = f.field("timersEverSet", Leaves.NUMBER, TenantImage::timersEverSet);
        return v -> new TenantImage(v.get(document), v.get(version), v.get(worksEver),
                v.get(offersEver), v.get(agents), v.get(works), v.get(over),
                v.get(timers), v.get(timersEver));
    });

    private StateShapes() {}
}
