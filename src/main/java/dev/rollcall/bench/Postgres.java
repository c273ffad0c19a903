package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What somebody might take instead: PostgreSQL with a row for each agent (`UPDATE`), a row for
/// each change (`INSERT`) and word to whoever listens (`NOTIFY`), in one transaction. Its own
/// `pgbench` asks it.
final class Postgres implements Benchmark {

    private static final String TABLES = """
        CREATE TABLE agents (id int PRIMARY KEY, status text, since timestamptz);
        CREATE TABLE changes (id bigserial PRIMARY KEY, agent int, status text, at timestamptz);
        INSERT INTO agents SELECT n, 'available', now() FROM generate_series(1, 2000) n;
        """;

    private static final String CHANGE = """
        \\set agent random(1, 2000)
        BEGIN;
        UPDATE agents SET status = 'lunch', since = now() WHERE id = :agent;
        INSERT INTO changes (agent, status, at) VALUES (:agent, 'lunch', now());
        SELECT pg_notify('team', :agent::text);
        END;
        """;

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<Row> rows() {
        return List.of(Row.peer("per second",
                "PostgreSQL, UPDATE + INSERT + NOTIFY, 64 connections"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var programs = Program.folderOf("initdb", "postgres", "psql", "pgbench");
        if (programs.isEmpty()) {
            return List.of(Figure.missing("not installed (initdb, postgres, psql, pgbench)"));
        }
        try (var scratch = new Scratch()) {
            Program.giveAway(scratch.folder());
            return List.of(rate(programs.get(), scratch.folder(), effort));
        }
    }

    private static Figure rate(Path programs, Path folder, Effort effort)
            throws IOException, InterruptedException {
        var files = folder.resolve("data").toString();
        Program.run(folder, List.of(programs.resolve("initdb").toString(), "--pgdata", files,
                "--username", "bench", "--auth", "trust", "--no-locale", "--encoding", "UTF8"));
        var port = "" + Program.freePort();
        var running = Program.serve(folder, Integer.parseInt(port), List.of(
                programs.resolve("postgres").toString(), "-D", files, "-p", port, "-h",
                "127.0.0.1", "-k", "", "-c", "max_connections=100"));
        try {
            ask(programs, folder, port, "psql", "-q", "-f", written(folder, "tables", TABLES));
            var said = ask(programs, folder, port, "pgbench", "-n", "-M", "prepared", "-c", "64",
                    "-j", "1", "-T", "" + Math.max(1, effort.millis(8_000) / 1_000), "-f",
                    written(folder, "change", CHANGE));
            var found = RATE.matcher(said);
            if (!found.find()) throw new IOException("expected 'tps =' from pgbench: " + said);
            return Figure.of(Double.parseDouble(found.group(1)), "fsync on, nobody listening");
        } finally {
            Program.stop(running);
        }
    }

    private static String ask(Path programs, Path folder, String port, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(words));
        command.set(0, programs.resolve(words[0]).toString());
        command.addAll(List.of("-h", "127.0.0.1", "-p", port, "-U", "bench", "postgres"));
        return Program.run(folder, command);
    }

    private static String written(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".sql"), text).toString();
    }
}
