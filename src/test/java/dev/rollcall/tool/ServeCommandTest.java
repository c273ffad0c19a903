package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `serve` that cannot start: one clear paragraph, exit code 2, and nothing left running. What it
/// does when it can is shown by `ServeProcessTest`.
final class ServeCommandTest {

    @TempDir
    private Path folder;

    private Ran serve(Map<String, String> environment, String... arguments) {
        var all = new ArrayList<>(List.of("serve"));
        all.addAll(List.of(arguments));
        if (!all.contains("--host")) all.addAll(List.of("--host", "127.0.0.1"));
        return Ran.in(environment, false, all.toArray(String[]::new));
    }

    private static void isClear(Ran ran, String... words) {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.UNUSABLE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("rollcall: ").contains(words)
                .doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("bug of ours");
    }

    @TestFactory
    Stream<DynamicTest> an_option_that_cannot_be_is_named_with_what_was_expected() {
        return Map.ofEntries(
                Map.entry("--port 99999", "expected a port from 0 to 65535 for --port"),
                Map.entry("--port -1", "expected a port from 0 to 65535 for --port"),
                Map.entry("--management-port 70000", "for --management-port"),
                Map.entry("--port 81 --management-port 81", "two different ports"),
                Map.entry("--port many", "'many' is not an int"),
                Map.entry("--host ::nowhere", "for --host, found '::nowhere'"),
                Map.entry("--public-url rollcall.example.com", "for --public-url"),
                Map.entry("--public-url https://a.example/path", "without a path"),
                Map.entry("--public-url ftp://a.example", "for --public-url"),
                Map.entry("--max-body 0", "expected 1 to 256 MiB for --max-body"),
                Map.entry("--max-body 257", "for --max-body, found 257"),
                Map.entry("--config no-such-file.yaml", "found no 'no-such-file.yaml'"),
                Map.entry("--config example --apply example", "found both"),
                Map.entry("--confg example", "--config"))
                .entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(), () ->
                        isClear(serve(Map.of(), one.getKey().split(" ")), one.getValue())));
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_option_that_mends_it() throws IOException {
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress("127.0.0.1", 0));
            var port = String.valueOf(other.getLocalPort());
            isClear(serve(Map.of(), "--port", port, "--management-port", "0"),
                    "127.0.0.1 port " + port, "choose another one with --port");
            isClear(serve(Map.of(), "--port", "0", "--management-port", port),
                    "choose another one with --management-port");
        }
    }

    @Test
    void a_folder_that_is_none_or_that_belongs_to_others_is_not_touched() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "mine");
        isClear(on(file), "expected a folder for the journal, found the file");
        isClear(on(file.resolve("below")), "cannot make the folder");
        var foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("journal.db"), "somebody else's");
        isClear(on(foreign), "but found something else", "Give another folder");
        assertThat(foreign.resolve("journal.db")).hasContent("somebody else's");
        assertThat(file).hasContent("mine");
    }

    private Ran on(Path data) {
        return serve(Map.of(), "--port", "0", "--management-port", "0", "--data",
                data.toString());
    }

    @Test
    void a_configuration_with_errors_and_a_short_token_are_refused() throws IOException {
        var broken = Files.writeString(folder.resolve("t.yaml"), "statuses: 3\n");
        isClear(serve(Map.of(), "--config", broken.toString()), "t.yaml:1:", "rollcall check");
        isClear(serve(Map.of("ROLLCALL_ADMIN_TOKEN", "short")), "at least 24 characters");
    }
}
