package dev.rollcall.wire.entry;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.FarSide.Asked;
import dev.rollcall.domain.FarSide.Contest;
import dev.rollcall.domain.FarSide.Desire;
import dev.rollcall.domain.FarSide.Kept;
import dev.rollcall.domain.FarSide.Late;
import dev.rollcall.domain.FarSide.Replica;
import dev.rollcall.domain.FarSide.Seen;
import dev.rollcall.domain.FarSide.Write;
import dev.rollcall.domain.FarSide.Writing;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.wire.codec.Codec;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Shape;
import java.util.Map;
import java.util.function.Function;

/// A far side as JSON, part by part. What says nothing is left out.
final class FarSideShapes {

    static final Codec<Map<String, String>> TEXTS =
            Gathered.map(Function.identity(), Function.identity(), Leaves.TEXT);

    static final Codec<Asked> ASKED = Shape.of(Asked.class, f -> {
        var status = f.field("status", Leaves.TEXT, Asked::status);
        var attributes = f.field("attributes", TEXTS, Asked::attributes);
        var lock = f.field("lock", Leaves.TRUTH, Asked::lock);
        var rule = f.field("rule", Leaves.TEXT, Asked::rule);
        return v -> new Asked(v.get(status), v.get(attributes), v.get(lock), v.get(rule));
    });

    private static final Codec<Late> LATE = Shape.of(Late.class, f -> {
        var status = f.field("status", Leaves.TEXT, Late::status);
        var attributes = f.field("attributes", Gathered.TREE, Late::attributes);
        var countsAt = f.field("countsAt", Leaves.TIME, Late::countsAt);
        return v -> new Late(v.get(status), v.get(attributes), v.get(countsAt));
    });

    private static final Codec<Seen> SEEN = Shape.of(Seen.class, f -> {
        var status = f.field("status", Leaves.TEXT, Seen::status);
        var attributes = f.field("attributes", Gathered.TREE, Seen::attributes);
        var version = f.field("version", Leaves.NUMBER, Seen::version);
        var events = f.field("events", Gathered.list(Leaves.TEXT), Seen::events);
        var late = f.field("late", LATE.or(Late.NONE), Seen::late);
        return v -> new Seen(v.get(status), v.get(attributes), v.get(version), v.get(events),
                v.get(late));
    });

    private static final Codec<Desire> DESIRE = Shape.of(Desire.class, f -> {
        var status = f.field("status", Leaves.TEXT, Desire::status);
        var attributes = f.field("attributes", TEXTS, Desire::attributes);
        var since = f.field("since", Leaves.TIME, Desire::since);
        return v -> new Desire(v.get(status), v.get(attributes), v.get(since));
    });

    private static final Codec<Write> WRITE = Shape.of(Write.class, f -> {
        var status = f.field("status", Leaves.TEXT, Write::status);
        var attributes = f.field("attributes", TEXTS, Write::attributes);
        var sentAt = f.field("sentAt", Leaves.TIME, Write::sentAt);
        var confirmed = f.field("confirmed", Leaves.TRUTH, Write::confirmed);
        return v -> new Write(v.get(status), v.get(attributes), v.get(sentAt),
                v.get(confirmed));
    });

    private static final Codec<Writing> WRITING = Shape.of(Writing.class, f -> {
        var inFlight = f.field("inFlight", WRITE.or(Write.NONE), Writing::inFlight);
        var earlier = f.field("earlier", Gathered.list(WRITE), Writing::earlier);
        var trouble = f.field("trouble", Leaves.word(WriteOutcome.class).or(WriteOutcome.APPLIED),
                Writing::trouble);
        var retryAt = f.field("retryAt", Leaves.TIME, Writing::retryAt);
        var expiresAt = f.field("expiresAt", Leaves.TIME, Writing::expiresAt);
        var because = f.field("because", Leaves.TEXT, Writing::because);
        return v -> new Writing(v.get(inFlight), v.get(earlier), v.get(trouble), v.get(retryAt),
                v.get(expiresAt), v.get(because));
    });

    private static final Codec<Kept> KEPT = Shape.of(Kept.class, f -> {
        var remembered = f.field("remembered", Leaves.TEXT, Kept::remembered);
        var beforeWork = f.field("beforeWork", Leaves.TEXT, Kept::beforeWork);
        var choice = f.field("choice", Leaves.STATUS.or(StatusId.NONE), Kept::choice);
        var by = f.field("by", Leaves.CAUSE.or(Cause.API), Kept::by);
        return v -> new Kept(v.get(remembered), v.get(beforeWork), v.get(choice), v.get(by));
    });

    private static final Codec<Contest> CONTEST = Shape.of(Contest.class, f -> {
        var undone = f.field("undone", Gathered.list(Leaves.TIME_OR_NEVER), Contest::undone);
        var until = f.field("until", Leaves.TIME, Contest::until);
        return v -> new Contest(v.get(undone), v.get(until));
    });

    private static final Codec<Replica> REPLICA = Shape.of(Replica.class, f -> {
        var begun = f.field("begun", Leaves.TRUTH, Replica::begun);
        var routing = f.field("routingStatus", Leaves.word(RoutingStatus.class),
                Replica::routingStatus);
        var out = f.field("outOfOffice", Leaves.TRUTH, Replica::outOfOffice);
        return v -> new Replica(v.get(begun), v.get(routing), v.get(out));
    });

    static final Codec<FarSide> FAR_SIDE = Shape.of(FarSide.class, f -> {
        var connection = f.field("connection", Leaves.CONNECTION, FarSide::connection);
        var seen = f.field("seen", SEEN.or(Seen.NOTHING), FarSide::seen);
        var asked = f.field("asked", ASKED.or(Asked.NOTHING), FarSide::asked);
        var desire = f.field("desire", DESIRE.or(Desire.NOTHING), FarSide::desire);
        var writing = f.field("writing", WRITING.or(Writing.NOTHING), FarSide::writing);
        var kept = f.field("kept", KEPT.or(Kept.NOTHING), FarSide::kept);
        var contest = f.field("contest", CONTEST.or(Contest.NONE), FarSide::contest);
        var replica = f.field("replica", REPLICA.or(Replica.NOTHING), FarSide::replica);
        return v -> new FarSide(v.get(connection), v.get(seen), v.get(asked), v.get(desire),
                v.get(writing), v.get(kept), v.get(contest), v.get(replica));
    });

    private FarSideShapes() {}
}
