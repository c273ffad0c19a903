package dev.rollcall.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Changes of presence over HTTP onto the disk, from 64 connections that wait for each answer. One
/// is counted when the journal has it.
final class ChangesOverHttp implements Benchmark {

    private static final int AGENTS = 10_000;
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 4;

    private final int batch;
    private final double target;

    /// @param batch commands in a request; one of them alone is sent as it is
    ChangesOverHttp(int batch, double target) {
        this.batch = batch;
        this.target = target;
    }

    @Override
    public String name() {
        return "http-" + batch;
    }

    @Override
    public List<Row> rows() {
        return List.of(Row.atLeast(target, "per second", batch == 1
                ? "durable changes over HTTP, single, 64 connections"
                : "durable changes over HTTP, batches of " + batch + ", 64 connections"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var floor = new BenchFloor(AGENTS);
        try (var house = BenchHouse.open(floor)) {
            var before = house.entries();
            var count = new Callers(house.port(), CONNECTIONS, talk(floor, house.token()))
                    .run(effort.warmMillis(), effort.millis(5_000));
            var durable = house.entries() - before;
            if (durable < count.ever() * batch) {
                throw new IOException("expected a change for each command, found %d for %d"
                        .formatted(durable, count.ever() * batch));
            }
            return List.of(figure(count));
        }
    }

    private Figure figure(Callers.Count count) {
        var changes = count.answers() * batch;
        return Figure.of(count.perSecond() * batch, Machine.each(count.answering(), changes)
                + ", the client " + Machine.each(count.asking(), changes));
    }

    /// Each connection has agents of its own, and gives them one status after the other.
    private Callers.Talk talk(BenchFloor floor, String token) {
        var questions = questions(floor, token);
        var requests = questions.length / ROUNDS;
        var each = requests / CONNECTIONS;
        return new Callers.Talk() {
            @Override
            public ByteBuffer ask(int connection, long turn) {
                var request = connection + CONNECTIONS * (turn % each);
                var round = turn / each % ROUNDS;
                return ByteBuffer.wrap(questions[(int) (round * requests + request)]);
            }

            @Override
            public int answer(byte[] came, int length) throws IOException {
                return Http.answer(came, length);
            }
        };
    }

    /// Every request there is: round after round, each round another status for everybody.
    private byte[][] questions(BenchFloor floor, String token) {
        var requests = floor.size() / batch;
        var questions = new byte[ROUNDS * requests][];
        for (var i = 0; i < questions.length; i++) {
            var first = i % requests * batch;
            var round = i / requests;
            var commands = IntStream.range(first, first + batch)
                    .mapToObj(agent -> floor.changeAsJson(agent, round))
                    .collect(Collectors.joining(",", batch == 1 ? "" : "[", batch == 1 ? "" : "]"));
            questions[i] = Http.post("/v1/commands", token, commands);
        }
        return questions;
    }
}
