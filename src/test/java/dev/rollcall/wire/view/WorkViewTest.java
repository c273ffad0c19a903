package dev.rollcall.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Work and refusals as people see them.
final class WorkViewTest {

    @Test
    void an_item_that_waits_says_where_and_why() {
        var floors = Floors.of("dynamics-365", "{\"ana\": {}, \"bob\": {\"queues\": [\"sales\"]}}")
            .does(Cause.AGENT, Map.of("do", "sign-in", "agent", "ana"))
            .does(Cause.AGENT, Map.of("do", "set-presence", "agent", "ana", "status", "away"));
        for (var id : List.of("w1", "w2")) {
            floors.does(Cause.API, Map.of("do", "enqueue", "work", id, "workstream", "chat",
                "queue", "support", "attributes", Map.of("language", "de")));
        }

        assertThat(json(floors, "w2")).isEqualTo("""
            {"id":"w2","state":"enqueued","workstream":"chat","channel":"chat","acd":true,\
            "inbound":true,"priority":0,"queue":"support","since":"2026-03-02T09:00:00.000Z",\
            "waiting":2,"attributes":{"language":"de"},\
            "whyWaiting":{"ana":"presence-not-allowed"}}""");
    }

    @Test
    void an_offered_item_says_to_whom() {
        var floors = Floors.of("dynamics-365", "{\"ana\": {}}")
            .does(Cause.AGENT, Map.of("do", "sign-in", "agent", "ana"))
            .does(Cause.API, Map.of("do", "enqueue", "work", "w1", "workstream", "chat",
                "queue", "support"));

        assertThat(json(floors, "w1")).isEqualTo("""
            {"id":"w1","state":"offered","workstream":"chat","channel":"chat","acd":true,\
            "inbound":true,"priority":0,"queue":"support","agent":"ana","offeredTo":"ana",\
            "since":"2026-03-02T09:00:00.000Z","offerEnds":"2026-03-02T09:00:30.000Z"}""");
    }

    @Test
    void a_refusal_names_its_code_and_every_gate() {
        assertThat(Json.text(RefusalView.tree(
            Refusal.by(List.of(Code.NOT_READY, Code.NO_CAPACITY), "expected, found"))))
            .isEqualTo("""
                {"code":"not-ready","detail":"expected, found",\
                "gates":["not-ready","no-capacity"]}""");
        assertThat(RefusalView.tree(new Refusal(Code.UNKNOWN_AGENT, "no 'zoe'")))
            .isEqualTo(Map.of("code", "unknown-agent", "detail", "no 'zoe'"));
    }

    private static String json(Floors floors, String id) {
        var work = floors.floor().work(new WorkId(id));
        return new String(WorkView.json(floors.floor(), work, floors.now(), Detail.WHOLE),
            StandardCharsets.UTF_8);
    }
}
