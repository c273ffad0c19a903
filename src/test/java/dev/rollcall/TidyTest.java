package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.SourceTree;
import dev.rollcall.testkit.SourceTree.Method;
import dev.rollcall.testkit.SourceTree.Text;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// STYLE.md, as far as a machine can read it. Each test names what it found as `path:line`, so a
/// failure is a list of places to go to. What needs judgement (names, comments, order) is left to
/// reviewers. The patterns are written so that they do not find themselves.
final class TidyTest {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final int LINE_LENGTH = 100;

    private static final SourceTree HOUSE = SourceTree.ofThisHouse();

    @Test
    void a_file_can_be_read_in_one_sitting() {
        assertThat(written("java", "js", "css", "html")
                .filter(file -> file.lines().size() - 1 > FILE_LINES)
                .map(file -> file.path() + " has " + (file.lines().size() - 1) + " lines"))
            .as("files of more than %d lines", FILE_LINES)
            .isEmpty();
    }

    /// A table, one `return switch`, is read by looking up a row and may be longer.
    @Test
    void a_method_fits_on_a_screen() {
        assertThat(HOUSE.methods().stream()
                .filter(method -> method.lines() > METHOD_LINES && !method.table())
                .map(method -> place(method) + " has " + method.lines() + " lines"))
            .as("methods of more than %d lines", METHOD_LINES)
            .isEmpty();
    }

    @Test
    void a_line_fits_beside_another_file() {
        assertThat(lines(written("java", "js", "css"), line -> line.length() > LINE_LENGTH))
            .as("lines of more than %d characters", LINE_LENGTH)
            .isEmpty();
    }

    @Test
    void white_space_is_not_seen() {
        var made = written("java", "js", "css", "html", "md", "yaml", "xml", "svg");
        assertThat(lines(made, line -> line.contains("\t") || !line.equals(line.stripTrailing())))
            .as("tabs, carriage returns and spaces at the end of a line")
            .isEmpty();
        assertThat(written("java", "js", "css", "html", "md", "yaml", "xml", "svg")
                .filter(file -> !file.lines().getLast().isEmpty())
                .map(Text::path))
            .as("files whose last line does not end")
            .isEmpty();
    }

    @Test
    void a_file_opens_by_saying_what_it_is() {
        assertThat(HOUSE.files().stream()
                .filter(file -> file.isA("java", "js", "css"))
                .filter(file -> !opensWithWords(file))
                .map(Text::path))
            .as("files that do not open with a comment")
            .isEmpty();
    }

    @Test
    void a_package_says_its_chapter_and_knows_no_null() {
        var said = HOUSE.java()
            .filter(file -> file.name().equals("package-info.java"))
            .filter(file -> file.lines().contains("@NullMarked"))
            .map(TidyTest::packageOf)
            .toList();
        var silent = HOUSE.java().map(TidyTest::packageOf).distinct()
            .filter(name -> !said.contains(name));
        assertThat(silent).as("packages without a @NullMarked package-info").isEmpty();
        assertThat(said).as("packages with a package-info").doesNotHaveDuplicates();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(find(HOUSE.files().stream(), "\\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\\b")).isEmpty();
    }

    @Test
    void a_test_neither_sleeps_nor_skips_nor_mocks() {
        var tests = HOUSE.java().filter(file -> file.isUnder("src/test"));
        assertThat(find(tests, "@Disable[d]|@Enabled(On|If|For)|Thread[.]sleep|\\bassume[A-Z]"
                + "|Assumption[s]|[Mm]ockit[o]|@RetryingTes[t]"))
            .isEmpty();
    }

    @Test
    void a_test_name_is_a_sentence() {
        assertThat(HOUSE.methods().stream()
                .filter(method -> method.path().startsWith("src/test"))
                .filter(method -> method.modifiers().matches("(?s).*@(Test|ParameterizedTest"
                    + "|TestFactory|RepeatedTest)\\b.*"))
                .filter(method -> !method.name().matches("[a-z0-9]\\w*_\\w+"))
                .map(TidyTest::place))
            .as("tests whose names are not words with underscores between them")
            .isEmpty();
    }

    @Test
    void an_import_is_named() {
        assertThat(find(HOUSE.java(), "^import .*[*];")).isEmpty();
    }

    @Test
    void only_the_command_line_writes_to_the_console() {
        var quiet = HOUSE.java()
            .filter(file -> !file.isUnder("src/main/java/dev/rollcall/tool"))
            .filter(file -> !file.path().equals("src/main/java/dev/rollcall/Main.java"));
        assertThat(find(quiet, "System[.](out|err)\\b|printStackTrace[(][)]")).isEmpty();
    }

    @Test
    void the_house_stands_on_no_particular_machine() {
        var ours = HOUSE.files().stream()
            .filter(file -> !file.name().startsWith("mvnw") && !file.isUnder(".mvn/wrapper"));
        assertThat(find(ours, "(^|[^\\w.])[/](work|root|tmp|home[/](?!linuxbrew)\\w+)[/]\\w"
                + "|[/]usr[/]lib[/]jvm[/]\\w|[/]Users[/]\\w"
                + "|repo1?[.]maven[.]|registry[.]npm|[.]jfrog[.]|[.]sonatype[.]"))
            .isEmpty();
    }

    @Test
    void a_decision_has_a_number_and_says_why() {
        var pages = HOUSE.files().stream().filter(file -> file.isUnder("decisions")).toList();
        assertThat(pages).isNotEmpty();
        assertThat(pages.stream()
                .filter(page -> !page.lines().containsAll(List.of("## Context", "## Choice"))
                    || Collections.disjoint(page.lines(), List.of("## Why", "## Measured")))
                .map(Text::path))
            .as("decisions without the headings Context, Choice, and Why or Measured")
            .isEmpty();
        assertThat(pages.stream()
                .filter(page -> !page.name().matches("\\d{4}-[a-z0-9-]+[.]md")
                    || !page.lines().getFirst().startsWith("# " + page.name().substring(0, 4)))
                .map(Text::path))
            .as("decisions that are not called NNNN-title.md with the heading '# NNNN Title'")
            .isEmpty();
        assertThat(pages.stream().map(page -> page.name().substring(0, 4)))
            .doesNotHaveDuplicates();
    }

    /// A package says it once: its tests share the chapter of what they test.
    private static String packageOf(Text file) {
        return file.folder().replaceFirst("^src/(main|test)/java/", "");
    }

    /// Java: the first thing after package and imports (or in the file) is a doc comment.
    private static boolean opensWithWords(Text file) {
        var first = file.lines().stream()
            .filter(line -> !line.isBlank())
            .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
            .findFirst().orElse("");
        return file.isA("java") ? first.startsWith("///") : first.startsWith("/*");
    }

    private static Stream<Text> written(String... endings) {
        return HOUSE.files().stream().filter(file -> file.isA(endings));
    }

    private static List<String> find(Stream<Text> files, String pattern) {
        var compiled = Pattern.compile(pattern);
        return lines(files, line -> compiled.matcher(line).find());
    }

    private static List<String> lines(Stream<Text> files, Predicate<String> bad) {
        return files.flatMap(file -> IntStream.range(0, file.lines().size())
                .filter(index -> bad.test(file.lines().get(index)))
                .mapToObj(index -> file.path() + ":" + (index + 1) + "  "
                    + file.lines().get(index).strip()))
            .toList();
    }

    private static String place(Method method) {
        return method.path() + ":" + method.line() + "  " + method.name();
    }
}
