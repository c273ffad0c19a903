package dev.rollcall.api.calls;

import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.stream.Streams;
import dev.rollcall.api.stream.Wish;
import dev.rollcall.engine.Position;
import java.util.Map;
import java.util.Optional;

/// `GET /v1/stream`: everything that happens, as server-sent events.
public record StreamCall(Streams streams) {

    public Response open(Request request) {
        var body = streams.events(wish(request));
        return new Response.Live(Map.of("Content-Type", Route.EVENTS,
                "Cache-Control", "no-store", "X-Accel-Buffering", "no"), body);
    }

    static Wish wish(Request request) {
        return new Wish(request.caller(), from(request), AgentFilter.of(request));
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
