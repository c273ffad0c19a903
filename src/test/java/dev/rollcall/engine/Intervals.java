package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.AgentConfigured;
import dev.rollcall.domain.Event.AgentRemoved;
import dev.rollcall.domain.Event.ClaimEnded;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.OfAgent;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The history of presence as somebody makes it who sees only what the feed tells: for each agent
/// the statuses one after the other, each from an instant to the next one's beginning.
final class Intervals {

    /// @param to the beginning of the next; [#NOW] for the last
    record Interval(String status, Instant from, Instant to) {}

    static final Instant NOW = Instant.MAX;

    private final Map<AgentId, Map<Layer, String>> claims = new HashMap<>();
    private final Map<AgentId, List<Interval>> intervals = new LinkedHashMap<>();
    private Instant latest = Instant.MIN;

    void hear(Instant at, List<Event> events) {
        assertThat(at).as("the feed does not go back in time").isAfterOrEqualTo(latest);
        latest = at;
        for (var event : events) {
            if (event instanceof OfAgent ofAgent) hear(ofAgent);
        }
        claims.forEach((agent, layers) -> show(agent, layers, at));
        intervals.keySet().stream().filter(agent -> !claims.containsKey(agent))
            .forEach(agent -> end(intervals.get(agent), at));
    }

    private void hear(OfAgent event) {
        switch (event) {
            case AgentConfigured(var agent, _) ->
                claims.computeIfAbsent(agent, _ -> new EnumMap<>(Layer.class));
            case AgentRemoved(var agent) -> claims.remove(agent);
            case ClaimMade(var agent, var layer, var claim) ->
                layers(agent).put(layer, claim.status().text());
            case ClaimEnded(var agent, var layer, _) ->
                assertThat(layers(agent).remove(layer)).as("what ends was there").isNotNull();
            case OfAgent _ -> { }
        }
    }

    private Map<Layer, String> layers(AgentId agent) {
        assertThat(claims).as("nothing happens to somebody nobody knows").containsKey(agent);
        return claims.get(agent);
    }

    private void show(AgentId agent, Map<Layer, String> layers, Instant at) {
        assertThat(layers).as("%s always has a claim", agent).isNotEmpty();
        var status = layers.values().iterator().next();
        var own = intervals.computeIfAbsent(agent, _ -> new ArrayList<>());
        if (!own.isEmpty() && own.getLast().to().equals(NOW)) {
            if (own.getLast().status().equals(status)) return;
            end(own, at);
        }
        own.add(new Interval(status, at, NOW));
    }

    private static void end(List<Interval> own, Instant at) {
        var last = own.getLast();
        if (last.to().equals(NOW)) own.set(own.size() - 1,
            new Interval(last.status(), last.from(), at));
    }

    /// No gap, no overlap, nothing backwards.
    void mustTileTime() {
        intervals.forEach((agent, own) -> {
            for (var i = 0; i < own.size(); i++) {
                assertThat(own.get(i).to()).as("%s", agent)
                    .isAfterOrEqualTo(own.get(i).from());
                if (i == 0 || !claims.containsKey(agent)) continue;
                assertThat(own.get(i).from()).as("%s", agent).isEqualTo(own.get(i - 1).to());
                assertThat(own.get(i).status()).isNotEqualTo(own.get(i - 1).status());
            }
        });
    }

    /// The status at an instant, as it was in the end of that instant.
    String at(AgentId agent, Instant instant) {
        return intervals.get(agent).stream()
            .filter(one -> !one.from().isAfter(instant) && one.to().isAfter(instant))
            .reduce((_, later) -> later).orElseThrow().status();
    }
}
