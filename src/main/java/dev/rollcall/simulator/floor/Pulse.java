package dev.rollcall.simulator.floor;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/// The desktops of the floor say that they are there, each for itself, as real ones do. A desk
/// whose line is broken is told so and says nothing more; nobody here reads the answers.
///
/// @param present whose desk is on
record Pulse(HttpClient client, Function<String, HttpRequest.Builder> request,
        Supplier<List<String>> present) {

    /// The manual asks for one in 20 seconds; real time, whatever the speed of the day.
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    /// A floor of ten thousand does not speak all at once.
    private static final int AT_ONCE = 16;

    /// Until it is interrupted.
    void beat() {
        var speaking = new Semaphore(AT_ONCE);
        try {
            while (true) {
                var until = System.nanoTime() + INTERVAL.toNanos();
                for (var agent : present.get()) {
                    speaking.acquire();
                    Thread.startVirtualThread(() -> say(agent, speaking));
                }
                Thread.sleep(Math.max(0, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException home) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String agent, Semaphore speaking) {
        try {
            client.send(request.apply("/v1/agents/"
                    + URLEncoder.encode(agent, StandardCharsets.UTF_8) + "/sessions/"
                    + Asking.SESSION + "/heartbeat").PUT(BodyPublishers.noBody()).build(),
                    BodyHandlers.discarding());
        } catch (IOException away) {
            // The next one will be heard.
        } catch (InterruptedException home) {
            Thread.currentThread().interrupt();
        } finally {
            speaking.release();
        }
    }
}
