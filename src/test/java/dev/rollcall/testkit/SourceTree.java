package dev.rollcall.testkit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The repository as text: every file that people wrote, with its lines, and every method of the
/// Java files with its place. For tests that ask whether the source is tidy; it judges nothing.
public final class SourceTree {

    /// Folders that tools write.
    private static final Set<String> MADE = Set.of(
        ".git", ".idea", ".vscode", ".rollcall", "target", "data", "node_modules");

    private static final Set<String> TEXT = Set.of(
        "java", "js", "css", "html", "svg", "md", "yaml", "yml", "json", "xml", "properties",
        "sh", "txt", "config", "");

    private final Path root;
    private final List<Text> files;

    /// A file, its path from the root with forward slashes, and its lines.
    public record Text(String path, List<String> lines) {

        public boolean isA(String... endings) {
            return Stream.of(endings).anyMatch(ending -> path.endsWith("." + ending));
        }

        public boolean isUnder(String folder) {
            return path.startsWith(folder + "/");
        }

        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        public String folder() {
            return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        }
    }

    /// A method with a body: where it begins, how many lines it has, what is written before it,
    /// and whether it is a table: one `return switch` over names for its parts.
    public record Method(
        String path, long line, String name, long lines, String modifiers, boolean table) {}

    private SourceTree(Path root, List<Text> files) {
        this.root = root;
        this.files = files;
    }

    /// Reads the tree that the build runs in.
    public static SourceTree ofThisHouse() {
        var root = Path.of("").toAbsolutePath();
        try (var paths = Files.walk(root)) {
            var files = paths.filter(Files::isRegularFile)
                .filter(path -> isWritten(root.relativize(path)))
                .map(path -> read(root, path))
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
            return new SourceTree(root, files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<Text> files() {
        return files;
    }

    public Stream<Text> java() {
        return files.stream().filter(file -> file.isA("java"));
    }

    /// The compiler's own reading of the Java files.
    public List<Method> methods() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(
                null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var paths = java().map(file -> root.resolve(file.path())).toList();
            var task = (JavacTask) compiler.getTask(
                null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(paths));
            var found = new ArrayList<Method>();
            for (var unit : task.parse()) {
                new Methods(root, unit, Trees.instance(task)).scan(unit, found);
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isWritten(Path path) {
        for (var part : path) {
            if (MADE.contains(part.toString())) return false;
        }
        var name = path.getFileName().toString();
        var dot = name.lastIndexOf('.');
        return TEXT.contains(dot <= 0 ? "" : name.substring(dot + 1));
    }

    private static Text read(Path root, Path path) {
        try {
            var name = root.relativize(path).toString().replace('\\', '/');
            return new Text(name, List.of(Files.readString(path).split("\n", -1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Methods extends TreePathScanner<Void, List<Method>> {
        private final Path root;
        private final CompilationUnitTree unit;
        private final Trees trees;

        private Methods(Path root, CompilationUnitTree unit, Trees trees) {
            this.root = root;
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitMethod(MethodTree method, List<Method> found) {
            if (method.getBody() != null) {
                var at = trees.getSourcePositions();
                var map = unit.getLineMap();
                var first = map.getLineNumber(at.getStartPosition(unit, method));
                var last = map.getLineNumber(at.getEndPosition(unit, method));
                found.add(new Method(
                    root.relativize(Path.of(unit.getSourceFile().toUri())).toString(), first,
                    method.getName().toString(), last - first + 1,
                    method.getModifiers().toString(), isTable(method.getBody())));
            }
            return super.visitMethod(method, found);
        }

        private static boolean isTable(BlockTree body) {
            var steps = body.getStatements();
            return !steps.isEmpty()
                && steps.getLast() instanceof ReturnTree last
                && last.getExpression() instanceof SwitchExpressionTree
                && steps.subList(0, steps.size() - 1).stream()
                    .allMatch(VariableTree.class::isInstance);
        }
    }
}
