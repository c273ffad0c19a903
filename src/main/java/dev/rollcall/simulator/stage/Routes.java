package dev.rollcall.simulator.stage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// What a vendor answers, by method and path. `{name}` in a path stands for anything up to the
/// next slash, also inside of a segment: `/contacts({id})`. Where several paths fit, the one with
/// fewer variables does.
public final class Routes {

    /// Answers a request, while nothing else happens on the stage.
    @FunctionalInterface
    public interface Handler {
        Reply answer(Exchange exchange);
    }

    /// What is done around every answer of the vendor: who asks, how often, headers.
    @FunctionalInterface
    public interface Around {
        Reply answer(Exchange exchange, Handler handler);
    }

    /// Opens a socket, or says no before the handshake with a [Declined].
    @FunctionalInterface
    public interface Opening {
        Conversation open(Exchange exchange);
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final List<Route<Handler>> handlers = new ArrayList<>();
    private final List<Route<Opening>> sockets = new ArrayList<>();
    private Around around = (exchange, handler) -> handler.answer(exchange);
    private IntFunction<Reply> failing = status ->
            Reply.json(status, Map.of("error", "status " + status));
    private Runnable expire = () -> { };

    public Routes get(String path, Handler handler) {
        return on("GET", path, handler);
    }

    public Routes post(String path, Handler handler) {
        return on("POST", path, handler);
    }

    public Routes put(String path, Handler handler) {
        return on("PUT", path, handler);
    }

    public Routes patch(String path, Handler handler) {
        return on("PATCH", path, handler);
    }

    public Routes delete(String path, Handler handler) {
        return on("DELETE", path, handler);
    }

    public Routes on(String method, String path, Handler handler) {
        handlers.add(Route.of(method, path, handler));
        return this;
    }

    public Routes socket(String path, Opening opening) {
        sockets.add(Route.of("GET", path, opening));
        return this;
    }

    /// Once for all answers of the vendor, whether a route fits or not; not for sockets.
    public Routes around(Around every) {
        around = every;
        return this;
    }

    /// How this vendor words an error: for faults, unknown paths and bodies that are no JSON.
    public Routes failing(IntFunction<Reply> wording) {
        failing = wording;
        return this;
    }

    /// How this vendor forgets all tokens or sessions at once, for [Fault.ExpiredTokens].
    public Routes expire(Runnable forget) {
        expire = forget;
        return this;
    }

    Around around() {
        return around;
    }

    Reply failing(int status) {
        return failing.apply(status);
    }

    void expireTokens() {
        expire.run();
    }

    boolean hasSockets() {
        return !sockets.isEmpty();
    }

    /// A route and what its variables are.
    record Match<T>(T target, Map<String, String> variables) {}

    Optional<Match<Handler>> handler(String method, String path) {
        return match(handlers, method, path);
    }

    Optional<Match<Opening>> socket(String path) {
        return match(sockets, "GET", path);
    }

    /// Whether the path is answered to another method.
    boolean known(String path) {
        return handlers.stream().anyMatch(route -> route.path.matcher(path).matches());
    }

    private static <T> Optional<Match<T>> match(List<Route<T>> routes, String method,
            String path) {
        return routes.stream()
                .filter(route -> route.method.equals(method)
                        && route.path.matcher(path).matches())
                .min(Comparator.comparingInt(route -> route.names.size()))
                .map(route -> new Match<>(route.target, route.variables(path)));
    }

    private record Route<T>(String method, Pattern path, List<String> names, T target) {

        static <T> Route<T> of(String method, String path, T target) {
            var names = new ArrayList<String>();
            var regex = new StringBuilder();
            var variable = VARIABLE.matcher(path);
            var from = 0;
            while (variable.find()) {
                regex.append(Pattern.quote(path.substring(from, variable.start())))
                        .append("([^/]+?)");
                names.add(variable.group(1));
                from = variable.end();
            }
            regex.append(Pattern.quote(path.substring(from)));
            return new Route<>(method, Pattern.compile(regex.toString()), names, target);
        }

        Map<String, String> variables(String found) {
            var variables = new LinkedHashMap<String, String>();
            var matcher = path.matcher(found);
            if (!matcher.matches()) return variables;
            Function<String, String> plain = text ->
                    URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            for (var i = 0; i < names.size(); i++) {
                variables.put(names.get(i), plain.apply(matcher.group(i + 1)));
            }
            return variables;
        }
    }
}
