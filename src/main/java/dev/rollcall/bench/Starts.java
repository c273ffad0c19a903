package dev.rollcall.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From the start of the process to the server's word that it listens, with an empty journal and
/// the AOT cache that `./rollcall` makes. Started from classes there is no such cache, and the
/// figure would say nothing.
final class Starts implements Benchmark {

    private static final int TIMES = 7;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Row> rows() {
        return List.of(Row.atMost(0.6, "s", "start of an empty server with the AOT cache"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var jar = Path.of(System.getProperty("java.class.path"));
        var cache = jar.resolveSibling("rollcall.aot");
        var java = ProcessHandle.current().info().command();
        if (!Files.exists(cache) || java.isEmpty()) {
            return List.of(Figure.missing("no AOT cache here: run it as './rollcall bench'"));
        }
        var command = List.of(java.get(), "-XX:+UseCompactObjectHeaders",
                "-XX:+UseTransparentHugePages",
                "-Dorg.sqlite.lib.path=" + jar.resolveSibling("native"), "-XX:AOTCache=" + cache,
                "-Xlog:aot=off", "-Xlog:cds=off", "-jar", jar.toString(),
                "serve", "--host", "127.0.0.1", "--port", "0", "--management-port", "0");
        var seconds = new ArrayList<Double>();
        for (var i = 0; i < (effort == Effort.QUICK ? 1 : TIMES); i++) seconds.add(start(command));
        seconds.sort(Double::compare);
        return List.of(Figure.of(seconds.get(seconds.size() / 2),
                "%.2f to %.2f s".formatted(seconds.getFirst(), seconds.getLast())));
    }

    private static double start(List<String> command) throws IOException, InterruptedException {
        try (var scratch = new Scratch()) {
            var whole = new ArrayList<>(command);
            whole.addAll(List.of("--data", scratch.folder().resolve("data").toString()));
            var began = System.nanoTime();
            var process = new ProcessBuilder(whole).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            try (var said = process.inputReader(StandardCharsets.UTF_8)) {
                for (var line = said.readLine(); line != null; line = said.readLine()) {
                    if (line.contains("listens on")) return (System.nanoTime() - began) / 1e9;
                }
                throw new IOException("the server ended before it listened");
            } finally {
                process.destroy();
                if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
            }
        }
    }
}
