package dev.rollcall.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// What somebody might take instead: Redis that keeps the newest status of each agent (`SET`) and
/// tells whoever listens (`PUBLISH`), on the disk before it answers (`appendfsync always`). It
/// knows no rules and no yesterday.
final class Redis implements Benchmark {

    private static final int CONNECTIONS = 64;
    private static final int AGENTS = 2_000;
    private static final int PIPELINE = 100;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.peer("per second", "Redis, SET + PUBLISH, fsync always, 64 connections"),
                Row.peer("per second", "Redis, the same in pipelines of 100"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var server = Program.folderOf("redis-server");
        if (server.isEmpty()) {
            var missing = Figure.missing("not installed (redis-server)");
            return List.of(missing, missing);
        }
        try (var scratch = new Scratch()) {
            Program.giveAway(scratch.folder());
            var port = Program.freePort();
            var running = Program.serve(scratch.folder(), port, List.of(
                    server.get().resolve("redis-server").toString(),
                    "--port", "" + port, "--bind", "127.0.0.1", "--dir",
                    scratch.folder().toString(), "--save", "", "--appendonly", "yes",
                    "--appendfsync", "always"));
            try {
                return List.of(rate(port, 1, running, effort),
                        rate(port, PIPELINE, running, effort));
            } finally {
                Program.stop(running);
            }
        }
    }

    private static Figure rate(int port, int pipeline, Process server, Effort effort)
            throws IOException {
        var spent = processor(server);
        var count = new Callers(port, CONNECTIONS, new Pipelined(pipeline))
                .run(effort.millis(2_000), effort.millis(5_000));
        return Figure.of(count.perSecond() * pipeline, Machine.each(processor(server) - spent,
                count.ever() * pipeline));
    }

    private static long processor(Process server) {
        return server.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /// So many changes at once; each has two answers, of one line each.
    private record Pipelined(int changes) implements Callers.Talk {

        @Override
        public ByteBuffer ask(int connection, long turn) {
            var text = new StringBuilder();
            for (var i = 0; i < changes; i++) {
                var agent = "agent-" + (connection + CONNECTIONS * (turn * changes + i)) % AGENTS;
                var status = "{\"presence\":\"lunch\",\"because\":\"agent\",\"at\":" + turn + "}";
                command(text, "SET", agent, status);
                command(text, "PUBLISH", "team-1", status);
            }
            return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
        }

        private static void command(StringBuilder text, String... words) {
            text.append('*').append(words.length).append("\r\n");
            for (var word : words) {
                text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
            }
        }

        @Override
        public int answer(byte[] came, int length) throws IOException {
            var lines = 0;
            for (var at = 0; at < length; at++) {
                if (came[at] == '-') {
                    throw new IOException("Redis said " + new String(came, at, length - at,
                            StandardCharsets.US_ASCII));
                }
                if (came[at] == '\n' && ++lines == 2 * changes) return at + 1;
            }
            return 0;
        }
    }
}
