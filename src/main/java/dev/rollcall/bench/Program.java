package dev.rollcall.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Programs of others, found where they are installed and run as somebody without rights. Nothing
/// is installed, and nothing that runs already is asked.
final class Program {

    /// The user `nobody` of Debian, Red Hat and macOS alike, for those who refuse to run as root.
    private static final int NOBODY = 65_534;

    private static final List<String> FOLDERS = List.of("/usr/local/bin", "/usr/bin",
            "/opt/homebrew/bin");

    /// Where distributions keep several versions beside each other.
    private static final List<String> VERSIONS = List.of("/usr/lib/postgresql", "/usr/pgsql");

    /// The first folder that has all of these; programs of different versions do not fit.
    static Optional<Path> folderOf(String... names) throws IOException {
        var folders = new ArrayList<Path>();
        for (var versions : VERSIONS) folders.addAll(versions(Path.of(versions)));
        FOLDERS.forEach(folder -> folders.add(Path.of(folder)));
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        return folders.stream().filter(folder -> Arrays.stream(names)
                .allMatch(name -> Files.isExecutable(folder.resolve(name)))).findFirst();
    }

    /// The newest first.
    private static List<Path> versions(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (var one : folders) found.add(one.resolve("bin"));
        }
        found.sort(Comparator.reverseOrder());
        return found;
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// Gives a folder to whom our programs run as.
    static void giveAway(Path folder) throws IOException {
        if (!root()) return;
        Files.setAttribute(folder, "unix:uid", NOBODY);
    }

    private static List<String> unprivileged(List<String> command) {
        if (!root()) return command;
        var whole = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--clear-groups"));
        whole.addAll(command);
        return whole;
    }

    /// Runs a program to its end and returns what it said.
    ///
    /// @throws IOException when it failed; its own words are in the message
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        var process = start(folder, command, ProcessBuilder.Redirect.PIPE);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 0) return said;
        throw new IOException(Path.of(command.getFirst()).getFileName() + " failed: "
                + said.strip().lines().reduce((_, last) -> last).orElse("it said nothing"));
    }

    /// A server that runs until it is stopped. What it says is dropped.
    static Process serve(Path folder, int port, List<String> command)
            throws IOException, InterruptedException {
        var process = start(folder, command, ProcessBuilder.Redirect.DISCARD);
        for (var tries = 0; tries < 200 && process.isAlive(); tries++) {
            if (listens(port)) return process;
            TimeUnit.MILLISECONDS.sleep(50);
        }
        stop(process);
        throw new IOException(Path.of(command.getFirst()).getFileName() + " did not come up");
    }

    private static Process start(Path folder, List<String> command,
            ProcessBuilder.Redirect output) throws IOException {
        return new ProcessBuilder(unprivileged(command)).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output).start();
    }

    static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Program() {}
}
