package dev.rollcall.api.http;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of routes, and who answers what. A step of a path is a word of the table or a
/// variable; a word wins. Two routes that could answer the same question do not build.
public final class Routes {

    /// A path that exists.
    ///
    /// @param variables what stands in the path where the template has `{name}`
    /// @param routes the route of each method it has; never empty
    public record Place(Map<Method, Route> routes, Map<String, String> variables) {}

    private static final class Node {
        final Map<String, Node> words = new HashMap<>();
        final Map<Method, Route> routes = new EnumMap<>(Method.class);
        @Nullable Node any;
        String variable = "";
    }

    private final Node root = new Node();
    private final List<Route> table;

    public Routes(List<Route> table) {
        this.table = List.copyOf(table);
        this.table.forEach(this::add);
    }

    public List<Route> table() {
        return table;
    }

    public Optional<Place> find(List<String> steps) {
        var variables = new HashMap<String, String>();
        var node = root;
        for (var step : steps) {
            var next = node.words.get(step);
            if (next == null) {
                next = node.any;
                if (next == null) return Optional.empty();
                variables.put(next.variable, step);
            }
            node = next;
        }
        return node.routes.isEmpty() ? Optional.empty()
                : Optional.of(new Place(node.routes, variables));
    }

    private void add(Route route) {
        var node = root;
        for (var step : route.steps()) {
            node = Route.variable(step) ? any(node, step)
                    : node.words.computeIfAbsent(step, _ -> new Node());
        }
        if (node.routes.put(route.method(), route) != null) {
            throw new IllegalArgumentException(
                    "two routes for " + route.method() + " " + route.template());
        }
    }

    private static Node any(Node node, String step) {
        var name = step.substring(1, step.length() - 1);
        var any = node.any == null ? new Node() : node.any;
        if (!any.variable.isEmpty() && !any.variable.equals(name)) {
            throw new IllegalArgumentException(
                    "one place is called both {" + any.variable + "} and {" + name + "}");
        }
        any.variable = name;
        node.any = any;
        return any;
    }
}
