package dev.rollcall.simulator.teams;

import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.teams.TeamsWorld.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls of Graph about presence.
final class PresenceCalls {

    private static final int IDS_MAX = 650;
    private static final String OF_USER = Graph.API + "users/{id}/presence";

    private final TeamsWorld world;
    private final InstantSource clock;

    PresenceCalls(TeamsWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    void routes(Routes routes) {
        routes.get(OF_USER, asked -> world.presence(asked.variable("id"), clock.instant())
            .map(shown -> (Reply) Reply.json(tree(asked.variable("id"), shown)))
            .orElseGet(() -> Graph.failing(404)));
        routes.post(Graph.API + "communications/getPresencesByUserId", this::many);
        routes.post(OF_USER + "/setPresence", asked -> {
            var body = asked.object();
            return said(world.set(asked.variable("id"), session(body), shown(body),
                lasting(body), clock.instant()));
        });
        routes.post(OF_USER + "/clearPresence", asked ->
            world.clear(asked.variable("id"), session(asked.object()), clock.instant())
                ? Reply.empty(200) : Graph.failing(404));
        routes.post(OF_USER + "/setUserPreferredPresence", asked -> {
            var body = asked.object();
            return said(world.prefer(asked.variable("id"), shown(body), lasting(body),
                clock.instant()));
        });
        routes.post(OF_USER + "/clearUserPreferredPresence", asked ->
            world.preferNothing(asked.variable("id"), clock.instant())
                ? Reply.empty(200) : Graph.failing(404));
    }

    /// One person as Graph describes them; somebody it does not know is *PresenceUnknown*.
    static Map<String, Object> tree(String person, Shown shown) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", person);
        tree.put("availability", shown.availability());
        tree.put("activity", shown.activity());
        return tree;
    }

    private Reply many(Exchange asked) {
        if (!(asked.object().get("ids") instanceof List<?> ids) || ids.isEmpty()
                || ids.size() > IDS_MAX) {
            return Graph.error(400, "BadRequest",
                "ids must hold between 1 and " + IDS_MAX + " entries.");
        }
        var now = clock.instant();
        return Reply.json(Map.of("value", ids.stream().map(String::valueOf)
            .map(id -> tree(id, world.presence(id, now).orElse(Shown.UNKNOWN))).toList()));
    }

    /// An application has one session, named like itself.
    private static String session(Map<String, Object> body) {
        if (Entra.CLIENT.equals(body.get("sessionId"))) return Entra.CLIENT;
        throw Graph.declined(400, "BadRequest",
            "sessionId must be the id of the calling application.");
    }

    private static Shown shown(Map<String, Object> body) {
        return new Shown(String.valueOf(body.get("availability")),
            String.valueOf(body.get("activity")));
    }

    private static Optional<Duration> lasting(Map<String, Object> body) {
        if (!body.containsKey("expirationDuration")) return Optional.empty();
        try {
            return Optional.of(Duration.parse(String.valueOf(body.get("expirationDuration"))));
        } catch (DateTimeParseException malformed) {
            throw Graph.declined(400, "BadRequest",
                "expirationDuration must be an ISO 8601 duration.");
        }
    }

    private static Reply said(Outcome outcome) {
        return switch (outcome) {
            case DONE -> Reply.empty(200);
            case NO_SUCH_USER -> Graph.failing(404);
            case BAD_PAIR -> Graph.error(400, "BadRequest",
                "The combination of availability and activity is not supported.");
            case BAD_DURATION -> Graph.error(400, "BadRequest",
                "expirationDuration must be between PT5M and PT4H.");
        };
    }
}
