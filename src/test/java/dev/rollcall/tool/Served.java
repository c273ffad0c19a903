package dev.rollcall.tool;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import dev.rollcall.Main;
import dev.rollcall.testkit.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `rollcall` as a process of its own, as people run it: what it says, line by line, how it ends,
/// and a client.
public final class Served implements AutoCloseable {
    static final String TOKEN = "an-administrator-from-outside";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS =
            Pattern.compile("listens on (http://\\S+) ");
    private static final Pattern MANAGEMENT = Pattern.compile("metrics on port (\\d+)");

    private final Process process;
    private final Thread reader;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();
    private String said = "";

    private Served(ChildJvm child) {
        this.process = child.process();
        this.reader = Thread.ofVirtual().start(() -> {
            try (var said = child.lines()) {
                said.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException ended) {
                lines.add("");
            }
        });
    }

    /// Standard error is said too.
    public static Served rollcall(String... arguments) throws IOException {
        return new Served(ChildJvm.start(Map.of("ROLLCALL_ADMIN_TOKEN", TOKEN), Main.class,
                arguments));
    }

    /// On free ports with its journal in `data`, listening.
    static Served listening(Path folder, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("serve", "--port", "0", "--management-port", "0",
                "--host", "127.0.0.1", "--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        var served = rollcall(arguments.toArray(String[]::new));
        served.until("listens on");
        return served;
    }

    /// Waits for a line with these words.
    public String until(String words) {
        try {
            while (true) {
                var line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (line == null) throw new AssertionError("no '" + words + "' in: " + said);
                said += line + "\n";
                if (line.contains(words)) return line;
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String found(Pattern pattern) {
        var matcher = pattern.matcher(said);
        if (!matcher.find()) throw new AssertionError("no " + pattern + " in: " + said);
        return matcher.group(1);
    }

    String address() {
        return found(LISTENS);
    }

    URI management(String path) {
        return URI.create("http://127.0.0.1:" + found(MANAGEMENT) + path);
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> ask(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(), ofString());
    }

    /// What SIGTERM does. By its handle, because [Process#destroy] stops listening to it as well.
    public void terminate() {
        process.toHandle().destroy();
    }

    /// What `kill -9` does; it is gone when this returns.
    void kill() {
        process.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    boolean lives() {
        return process.isAlive();
    }

    /// How it ended, with everything it has said until then.
    public int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !reader.join(PATIENCE)) {
            throw new AssertionError("it does not end: " + all());
        }
        return process.exitValue();
    }

    /// Everything that was said so far.
    public String all() {
        var more = new ArrayList<String>();
        lines.drainTo(more);
        said += String.join("\n", more);
        return said;
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroyForcibly();
    }
}
