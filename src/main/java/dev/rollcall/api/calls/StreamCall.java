package dev.rollcall.api.calls;

import dev.rollcall.api.access.Role;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.stream.Streams;
import dev.rollcall.api.stream.Topic;
import dev.rollcall.api.stream.Wish;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.engine.Filter;
import dev.rollcall.engine.Position;
import dev.rollcall.wire.json.Words;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `GET /v1/stream`: everything that happens, as server-sent events.
///
/// A stream of work is told anew from the beginning when it comes back: of items nothing is kept
/// for somebody who has gone.
public record StreamCall(Streams streams) {
    private static final Words<Topic> TOPICS = new Words<>(Topic.class);

    public Response open(Request request) {
        var body = streams.events(wish(request));
        return new Response.Live(Map.of("Content-Type", Route.EVENTS,
                "Cache-Control", "no-store", "X-Accel-Buffering", "no"), body);
    }

    static Wish wish(Request request) {
        var caller = request.caller();
        var topics = request.parameter("include").map(StreamCall::topics)
                .orElse(caller.is(Role.AGENT) ? Set.of(Topic.AGENTS, Topic.OFFERS)
                        : Set.of(Topic.AGENTS));
        var all = topics.contains(Topic.QUEUES) || (!caller.is(Role.AGENT)
                && (topics.contains(Topic.WORK) || topics.contains(Topic.OFFERS)));
        var from = topics.contains(Topic.WORK) ? Optional.<Position>empty() : from(request);
        return new Wish(caller, from,
                new Watched(AgentFilter.of(request), all), WorkFilter.of(request), topics);
    }

    /// @param wantsEveryCommit work may change without any agent
    private record Watched(AgentFilter agents, boolean wantsEveryCommit) implements Filter {
        @Override
        public boolean shows(Floor floor, Agent agent) {
            return agents.shows(floor, agent);
        }
    }

    private static Set<Topic> topics(String names) {
        var topics = EnumSet.noneOf(Topic.class);
        for (var name : names.split(",", -1)) {
            if (!TOPICS.all().contains(name)) {
                throw Request.badParameter("include", "expected some of "
                        + String.join(",", TOPICS.all()));
            }
            topics.add(TOPICS.value(name));
        }
        return topics;
    }

    /// A browser sends the last id it saw; whoever begins with one says `from`. A browser's text
    /// that is no position is nothing it could mend, so it gets a snapshot.
    private static Optional<Position> from(Request request) {
        var last = request.headers().first("Last-Event-ID");
        if (last.isPresent()) return Position.parse(last.get());
        return request.parameter("from").map(text -> Position.parse(text).orElseThrow(() ->
                Request.badParameter("from", "expected a position such as an event's id")));
    }
}
