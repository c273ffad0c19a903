package dev.rollcall.tool.demo;

import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The people of one small tenant, as clients of the hub over HTTP: they come in, choose what they
/// are in, take what is offered to them and finish it. What they ask for and may not have they are
/// told, as people are.
final class Colleagues {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /// Of a hundred looks at somebody, how many lead to it.
    private static final int COMES = 60;
    private static final int FINISHES = 12;
    private static final int CHOOSES = 4;
    private static final int CALLS = 25;

    /// What may be done here.
    ///
    /// @param statuses which people choose; empty: nobody chooses at the hub
    /// @param work queue and workstream of what comes in; empty: no work is offered here
    /// @param ready people have a Ready toggle
    record Habits(List<String> statuses, Map<String, String> work, boolean ready) {}

    private final HttpClient client;
    private final URI hub;
    private final String token;
    private final Habits habits;
    private final RandomGenerator chance;
    private long works;

    Colleagues(HttpClient client, URI hub, String token, Habits habits, RandomGenerator chance) {
        this.client = client;
        this.hub = hub;
        this.token = token;
        this.habits = habits;
        this.chance = chance;
    }

    /// One look at the board by everybody, and what they do then.
    void look() throws IOException, InterruptedException {
        var asked = new ArrayList<Map<String, ?>>();
        for (var agent : agents()) act(agent, asked);
        if (!habits.work().isEmpty() && happens(CALLS)) asked.add(contact());
        if (!asked.isEmpty()) send("POST", "/v1/commands", Json.write(asked));
    }

    private List<?> agents() throws IOException, InterruptedException {
        return Json.map(send("GET", "/v1/agents", new byte[0])).get("agents")
                instanceof List<?> agents ? agents : List.of();
    }

    private void act(Object one, List<Map<String, ?>> asked) {
        if (!(one instanceof Map<?, ?> agent)) return;
        var id = String.valueOf(agent.get("id"));
        if (!Boolean.TRUE.equals(agent.get("signedIn"))) {
            if (happens(COMES)) asked.add(Map.of("do", "sign-in", "agent", id));
            return;
        }
        if (first(agent, "offered") instanceof String work) {
            asked.add(Map.of("do", "accept", "work", work));
        } else if (first(agent, "working") instanceof String work) {
            if (happens(FINISHES)) asked.add(Map.of("do", "close", "work", work));
        } else if (habits.ready() && Boolean.FALSE.equals(agent.get("ready"))) {
            asked.add(Map.of("do", "set-ready", "agent", id, "ready", true));
        } else if (!habits.statuses().isEmpty() && happens(CHOOSES)) {
            asked.add(Map.of("do", "set-presence", "agent", id, "status",
                    habits.statuses().get(chance.nextInt(habits.statuses().size()))));
        }
    }

    private static Object first(Map<?, ?> agent, String field) {
        return agent.get(field) instanceof List<?> list && !list.isEmpty() ? list.getFirst()
                : List.of();
    }

    private Map<String, ?> contact() {
        var queues = List.copyOf(habits.work().entrySet());
        var one = queues.get(chance.nextInt(queues.size()));
        return Map.of("do", "enqueue", "work", "contact-" + ++works, "queue", one.getKey(),
                "workstream", one.getValue());
    }

    private boolean happens(int inHundred) {
        return chance.nextInt(100) < inHundred;
    }

    private byte[] send(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(hub.resolve(path)).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofByteArray()).body();
    }
}
