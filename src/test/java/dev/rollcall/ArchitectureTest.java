package dev.rollcall;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may import whom. **Think hard before you add an arrow: this file is the architecture.**
///
/// [#ROOMS] is the picture in ARCHITECTURE.md as a table, [#LIBRARIES] says which room speaks to
/// the outside with whose words. Everything that is not in a row is forbidden. A room or a library
/// that does not exist yet is no failure: its row waits for it.
final class ArchitectureTest {

    private static final String HOUSE = "dev.rollcall";

    /// A room and the rooms it may look into.
    private record Room(String name, Set<String> mayImport) {}

    private static final List<Room> ROOMS = List.of(
        room("decider"),
        room("domain", "decider"),
        room("journal"),
        room("wire", "decider", "domain"),
        room("engine", "decider", "domain", "journal", "wire"),
        room("history", "decider", "domain", "wire", "engine"),
        room("api", "decider", "domain", "wire", "engine", "history"),
        room("connector", "decider", "domain", "wire", "engine"),
        room("simulator", "domain", "wire"),
        room("scenario", "decider", "domain", "journal", "wire", "engine"),
        room("simulation", "decider", "domain", "journal", "wire", "engine", "history",
            "connector", "simulator", "scenario"),
        room("bench", "decider", "domain", "journal", "wire", "engine", "api", "connector",
            "scenario"),
        room("tool", "bench", "decider", "domain", "journal", "wire", "engine", "history",
            "api", "connector", "simulator", "scenario", "simulation"));

    /// A library's packages and the rooms that may import them; the composition root may always.
    private record Library(String packages, Set<String> rooms) {}

    private static final List<Library> LIBRARIES = List.of(
        library("org.sqlite..", "journal.sqlite", "history"),
        library("java.sql..", "journal.sqlite", "history"),
        library("tools.jackson..", "wire"),
        library("com.fasterxml.jackson..", "wire"),
        library("com.networknt..", "wire"),
        library("dev.cel..", "wire.rule"),
        library("org.snakeyaml..", "wire.document"),
        library("io.helidon..", "api", "simulator"),
        library("com.nimbusds..", "api"),
        library("io.grpc..", "connector.salesforce", "simulator"),
        library("com.google.protobuf..", "connector.salesforce", "simulator"),
        library("io.micrometer..", "api"),
        library("io.prometheus..", "api"),
        library("com.standardwebhooks..", "connector"),
        library("com.sun.net.httpserver..", "bench"),
        library("java.net.http..", "connector", "simulator", "tool"),
        library("java.util.logging..", "tool"),
        library("org.slf4j.."),
        library("picocli..", "tool"));

    /// What `decider` and `domain` may name at all.
    private static final String[] PURE = {
        "java.lang", "java.lang.runtime", "java.lang.invoke", "java.lang.annotation",
        "java.math", "java.time", "java.time.format", "java.time.temporal", "java.time.zone",
        "java.util", "java.util.function", "java.util.regex", "java.util.stream",
        "org.jspecify.annotations",
    };

    /// Classes of those packages that look at the world: the clock, chance, threads, the console.
    private static final Set<String> WORLDLY = Set.of(
        "java.lang.System", "java.lang.Thread", "java.lang.Runtime", "java.lang.Process",
        "java.lang.ProcessBuilder", "java.lang.ThreadLocal", "java.lang.ScopedValue",
        "java.time.Clock", "java.time.InstantSource", "java.util.Random",
        "java.util.SplittableRandom", "java.util.Timer", "java.util.Scanner",
        "java.util.Locale$Category");

    /// Calls that read the clock or roll dice, in classes that are otherwise harmless.
    private static final Set<String> IMPURE_CALLS = Set.of(
        "java.util.UUID.randomUUID", "java.lang.Math.random", "java.util.Collections.shuffle",
        "java.time.ZoneId.systemDefault", "java.util.TimeZone.getDefault",
        "java.util.Locale.getDefault");

    /// Words that say nothing; `Base` alone is a word of the domain, `SomethingBase` is not.
    private static final String EMPTY_WORDS =
        "[.$](\\w*(Manager|Helper|Utils?|Impl|Processor|Data|\\wBase)|Abstract\\w*"
            + "|I[A-Z][a-z]\\w*)";

    private static final JavaClasses SOURCE = new ClassFileImporter()
        .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(HOUSE);

    @TestFactory
    Stream<DynamicTest> a_room_looks_only_into_the_rooms_its_row_names() {
        return ROOMS.stream().map(room -> DynamicTest.dynamicTest(room.name(), () -> {
            var allowed = Stream.concat(Stream.of(room.name()), room.mayImport().stream())
                .map(ArchitectureTest::packageOf);
            check(noClasses().that().resideInAPackage(packageOf(room.name()))
                .should().dependOnClassesThat(
                    inTheHouse().and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
                .because("the rooms it may import are " + room.mayImport()));
        }));
    }

    /// Without classes every rule below would hold.
    @Test
    void the_rules_are_asked_of_the_source_and_not_of_its_tests() {
        assertThat(SOURCE.contain(Main.class)).isTrue();
        assertThat(SOURCE.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void every_class_stands_in_a_room() {
        var rooms = ROOMS.stream().map(room -> packageOf(room.name()));
        var known = Stream.concat(Stream.of(HOUSE), rooms).toArray(String[]::new);
        check(classes().that().resideInAPackage(HOUSE + "..").should().resideInAnyPackage(known));
    }

    @Test
    void rooms_have_no_circles() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles()
            .allowEmptyShould(true).check(SOURCE);
    }

    /// What all of them share over HTTP is no vendor.
    @Test
    void vendors_know_nothing_of_each_other() {
        slices().matching(HOUSE + ".connector.(*)..").should().notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(),
                resideInAPackage(HOUSE + ".connector.http"))
            .allowEmptyShould(true).check(SOURCE);
    }

    @TestFactory
    Stream<DynamicTest> a_library_is_imported_by_its_own_room() {
        return LIBRARIES.stream().map(library -> DynamicTest.dynamicTest(library.packages(), () -> {
            var rooms = library.rooms().stream().map(ArchitectureTest::packageOf);
            check(noClasses().that().resideInAPackage(HOUSE + "..")
                .and(resideOutsideOfPackages(
                    Stream.concat(Stream.of(HOUSE), rooms).toArray(String[]::new)))
                .should().dependOnClassesThat().resideInAPackage(library.packages()));
        }));
    }

    @Test
    void a_library_without_a_row_is_not_imported() {
        var known = Stream.concat(
            Stream.of("java..", "javax..", "org.jspecify..", HOUSE + ".."),
            LIBRARIES.stream().map(Library::packages));
        check(noClasses().should()
            .dependOnClassesThat(resideOutsideOfPackages(known.toArray(String[]::new))));
    }

    @Test
    void the_core_names_nothing_but_values() {
        var core = new String[] {packageOf("decider"), packageOf("domain")};
        var allowed = Stream.concat(Arrays.stream(core), Arrays.stream(PURE));
        check(noClasses().that().resideInAnyPackage(core)
            .should().dependOnClassesThat(
                resideOutsideOfPackages(allowed.toArray(String[]::new)).or(worldly())));
    }

    @Test
    void the_core_reads_no_clock_and_rolls_no_dice() {
        check(noClasses().that().resideInAnyPackage(packageOf("decider"), packageOf("domain"))
            .should().callMethodWhere(impure()));
    }

    @Test
    void nobody_imports_main() {
        check(noClasses().that().haveNameNotMatching(HOUSE + "[.]Main([$].*)?")
            .should().dependOnClassesThat().haveFullyQualifiedName(HOUSE + ".Main"));
    }

    @Test
    void a_name_says_what_a_thing_is() {
        noClasses().should().haveNameMatching(".*" + EMPTY_WORDS).check(ALL);
    }

    /// Whether `src/main` has the class's file: tools compile into folders of many shapes.
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(SOURCE);
    }

    private static DescribedPredicate<JavaClass> inTheHouse() {
        return resideInAnyPackage(HOUSE + "..");
    }

    private static DescribedPredicate<JavaClass> worldly() {
        return describe("look at the world", type -> WORLDLY.contains(type.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> impure() {
        return describe("reads the clock or rolls dice", call -> {
            var owner = call.getTargetOwner().getName();
            return IMPURE_CALLS.contains(owner + "." + call.getName())
                || (owner.startsWith("java.time.") && call.getName().equals("now"));
        });
    }

    private static String packageOf(String room) {
        return HOUSE + "." + room + "..";
    }

    private static Room room(String name, String... mayImport) {
        return new Room(name, Set.of(mayImport));
    }

    private static Library library(String packages, String... rooms) {
        return new Library(packages, Set.of(rooms));
    }
}
