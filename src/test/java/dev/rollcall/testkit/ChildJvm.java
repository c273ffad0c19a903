package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Another process with the classes of this one: to be killed, to hold a lock, or to live on a disk
/// of its own. Closing it kills it.
public record ChildJvm(Process process, BufferedReader lines) implements AutoCloseable {

    /// A tmpfs that only the child sees needs a mount namespace: as root, as anybody where users
    /// may have namespaces, or by sudo.
    private static final List<List<String>> NAMESPACES = List.of(
        List.of("unshare", "--map-root-user", "--mount"),
        List.of("sudo", "-n", "unshare", "--mount"));

    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(Map.of(), main, arguments);
    }

    /// The same with something more in its environment.
    public static ChildJvm start(
        Map<String, String> environment, Class<?> main, String... arguments) throws IOException {
        return start(environment, java(main, arguments));
    }

    /// Runs `main` to its end on a disk of `kilobytes` mounted at `folder`; it may remount it.
    public static void runOnDisk(Path folder, int kilobytes, Class<?> main, String... arguments)
        throws Exception {
        var shell = new ArrayList<>(namespace());
        shell.addAll(List.of("sh", "-c", "mount -t tmpfs -o size=" + kilobytes
            + "k rollcall-test \"$0\" && exec \"$@\"", folder.toString()));
        shell.addAll(java(main, arguments));
        run(shell);
    }

    /// Runs `main` to its end as a user whom file permissions bind, even if we are root.
    public static void runBound(Class<?> main, String... arguments) throws Exception {
        var command = new ArrayList<>(namespace());
        command.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search"));
        command.addAll(java(main, arguments));
        run(command);
    }

    private static void run(List<String> command) throws Exception {
        try (var child = start(Map.of(), command)) {
            var said = String.join("\n", child.lines.readAllLines());
            assertThat(child.process.waitFor()).as(said).isZero();
        }
    }

    private static List<String> namespace() throws Exception {
        for (var namespace : NAMESPACES) {
            if (allowed(namespace)) return namespace;
        }
        throw new AssertionError("this test needs a disk of its own: Linux with `unshare`, as "
            + "root, or with user namespaces allowed, or with sudo without a password");
    }

    private static boolean allowed(List<String> namespace) throws InterruptedException {
        var trial = new ArrayList<>(namespace);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static List<String> java(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "-Xmx256m",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ChildJvm start(Map<String, String> environment, List<String> command)
        throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        return new ChildJvm(process, process.inputReader(StandardCharsets.UTF_8));
    }

    /// As `kill -9` does. What it had printed can still be read: `Process.destroyForcibly` would
    /// close the stream.
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
