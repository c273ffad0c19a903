package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.engine.NotationByNumber;
import dev.rollcall.journal.MemoryJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that opens the stream and does not read it: it holds up nobody, and after a while it is
/// cut off.
final class SlowClientTest {

    /// More than the buffers of two sockets of one machine hold, written down.
    private static final int AGENTS = 3_000;

    @Test
    void who_does_not_read_is_cut_off_and_nobody_else_notices(@TempDir Path folder)
            throws IOException {
        var settings = OpenHouse.settings().cuttingOffAfter(Duration.ofSeconds(1));
        try (var house = OpenHouse.open(folder, new MemoryJournal(), new NotationByNumber(),
                settings)) {
            var token = house.administrator();
            crowd(house, token);
            try (var other = Listening.to(house, token, "?agent=ana");
                    var slow = silent(house, token)) {
                assertThat(other.next().event()).isEqualTo("snapshot");
                await().until(() -> house.api().streams() == 2);

                change(house, token, "sign-in");
                assertThat(other.next().agent("ana")).containsEntry("signedIn", true);

                await().until(() -> house.api().streams() == 1);
                change(house, token, "sign-out");
                assertThat(other.next().agent("ana")).containsEntry("signedIn", false);
                assertThat(slow.isClosed()).as("nobody here has closed it").isFalse();
                assertCutOff(slow);
            }
        }
    }

    private static void crowd(OpenHouse house, String token) {
        var agents = IntStream.range(0, AGENTS).mapToObj(number -> "\"crowd-" + number
                + "\":{\"name\":\"" + "x".repeat(200) + "\"}")
                .collect(Collectors.joining(",", "{", "}"));
        var answer = house.ask(token, "POST", "/v1/commands",
                "{\"do\":\"configure\",\"agents\":" + agents + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void change(OpenHouse house, String token, String verb) {
        house.ask(token, "POST", "/v1/commands",
                "{\"do\":\"" + verb + "\",\"agent\":\"ana\"}");
    }

    private static Socket silent(OpenHouse house, String token) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 << 10);
        socket.connect(new InetSocketAddress(
                InetAddress.getByName("127.0.0.1"), house.api().port()));
        socket.getOutputStream().write(("GET /v1/stream HTTP/1.1\r\nHost: here\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// What was underway may still be read; the snapshot is never whole.
    private static void assertCutOff(Socket slow) throws IOException {
        slow.setSoTimeout(5_000);
        String heard;
        try {
            heard = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return;
        }
        assertThat(heard).doesNotContain("\"complete\":true");
    }
}
