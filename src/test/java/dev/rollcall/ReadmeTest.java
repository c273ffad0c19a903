package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.tool.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows is run as it stands there: a first impression must be true.
final class ReadmeTest {

    @Test
    void the_first_scenario_passes(@TempDir Path folder) throws IOException {
        var scenario = Files.writeString(folder.resolve("lunch.yaml"), block("yaml"));
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);

        var exit = Main.run(
            new Console(writer, writer, Map.of(), false,
                InstantSource.system()), "scenario", scenario.toString());

        assertThat(said).asString().contains("1 passed, 0 failed");
        assertThat(exit).isZero();
    }

    private static String block(String language) throws IOException {
        var found = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
        assertThat(found.find()).as("a block of %s in README.md", language).isTrue();
        return found.group(1);
    }
}
