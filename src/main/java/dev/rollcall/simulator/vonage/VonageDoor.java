package dev.rollcall.simulator.vonage;

import static dev.rollcall.simulator.vonage.VonageWorld.ordered;

import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.vonage.Tokens.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Vonage's public APIs as HTTP: which call needs which scope and which version in its header
/// Accept, how errors are worded, how pages are cut, what is cached and how often one may ask. It
/// decides nothing about presence: that is the world's.
final class VonageDoor {

    static final int USERS_MAX = 50;
    private static final int PAGE = 25;
    private static final int PAGE_MAX = 5_000;

    /// What answers of the statistics may be old: `Cache-Control: max-age=5`.
    static final Duration STALE = Duration.ofSeconds(5);

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Pattern VERSION =
            Pattern.compile("application/vnd\\.newvoicemedia\\.v(\\w+)\\+json");
    private static final Pattern GUID = Pattern.compile(
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Set<String> WRITING = Set.of("users:write", "self:write");
    private static final Set<String> READING =
            Set.of("users:read", "users:write", "self:read", "self:write");
    private static final Set<String> USERS = Set.of("users:read", "users:write");
    private static final Set<String> DEFINITIONS = Set.of("users:read", "users:write",
            "self:read", "self:write", "admin:read", "admin:write");
    private static final Set<String> STATS = Set.of("stats");

    private record Cached(Instant until, Reply reply) {}

    private final VonageWorld world;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Map<String, Cached> cache = new HashMap<>();
    private Instant windowEnds = Instant.MIN;
    private int asked;
    private int askedMax = 600;

    VonageDoor(VonageWorld world, Tokens tokens, InstantSource clock) {
        this.world = world;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Of all calls to all of Vonage's APIs together, a minute.
    void requestsMax(int requests) {
        askedMax = requests;
    }

    void routes(Routes routes) {
        routes.around((exchange, handler) -> {
            fairUse();
            return handler.answer(exchange);
        });
        routes.failing(status -> message(status, switch (status) {
            case 401 -> DENIED;
            case 400 -> INVALID;
            default -> "Status " + status;
        }));
        routes.expire(tokens::forgetAll);
        routes.post("/Auth/connect/token", exchange -> tokens.grant(exchange, clock.instant()));
        routes.get("/agents/presence-definitions", this::definitions);
        routes.get("/agents/presences/users", this::presences);
        routes.get("/agents/{userId}/presence", this::presence);
        routes.patch("/agents/{userId}/presence", this::change);
        routes.get("/stats/agent-status", this::statuses);
        routes.get("/useradmin/users", this::users);
        routes.get("/v0/{accountKey}/agents/", this::ready);
    }

    // The Agents API.

    private Reply definitions(Exchange exchange) {
        admitted(exchange, "1", DEFINITIONS);
        return Reply.json(Map.of("presenceDefinitions",
                world.presences().stream().map(Presence::tree).toList()));
    }

    private Reply presence(Exchange exchange) {
        var user = user(exchange, admitted(exchange, "1", READING));
        return Reply.json(world.presenceOf(user, clock.instant()));
    }

    /// What comes back is the presence as it now stands: during an interaction, the old one.
    private Reply change(Exchange exchange) {
        var user = user(exchange, admitted(exchange, "1", WRITING));
        if (!(exchange.object().get("presenceId") instanceof String id)) {
            return Reply.json(400, ordered("status", 400,
                    "title", "One or more validation errors occurred.",
                    "errors", List.of(ordered("message", "The PresenceId field is required.",
                            "path", "presenceId"))));
        }
        var presence = guid(id).flatMap(it -> world.presence(it).stream()).findFirst()
                .orElseThrow(() -> new Declined(message(400, INVALID)));
        world.set(user, presence, clock.instant());
        return Reply.json(world.presenceOf(user, clock.instant()));
    }

    private Reply presences(Exchange exchange) {
        var token = admitted(exchange, "1", USERS);
        var ids = Stream.of(exchange.query("userId").orElse("").split(",", -1))
                .filter(Predicate.not(String::isEmpty)).distinct().toList();
        if (ids.isEmpty() || !ids.stream().allMatch(id -> GUID.matcher(id).matches())) {
            return message(400, INVALID);
        }
        if (ids.size() > USERS_MAX) {
            return Reply.json(400, ordered("status", 400, "title", "Query limit",
                    "detail", "Request exceeded maximum number for users of " + USERS_MAX
                            + " in one query."));
        }
        return Reply.json(ids.stream().filter(world::knows).filter(token.credential()::sees)
                .map(id -> world.presenceOf(id, clock.instant())).toList());
    }

    private String user(Exchange exchange, Token token) {
        var user = guid(exchange.variable("userId")).findFirst()
                .orElseThrow(() -> new Declined(message(400, INVALID)));
        if (!world.knows(user)) throw new Declined(message(404, "The user was not found."));
        if (!token.credential().sees(user)) throw forbidden();
        return user;
    }

    private static Stream<String> guid(String text) {
        return Stream.of(text).filter(it -> GUID.matcher(it).matches());
    }

    // The statistics, the users, and who is free.

    /// The same page within five seconds is the same answer, whatever happened meanwhile.
    private Reply statuses(Exchange exchange) {
        admitted(exchange, "3", STATS);
        var now = clock.instant();
        cache.values().removeIf(cached -> !cached.until().isAfter(now));
        return cache.computeIfAbsent(exchange.query(), _ -> new Cached(now.plus(STALE),
                page(exchange, "items", world.statuses(now))
                        .with("Cache-Control", "max-age=5, must-revalidate, private"))).reply();
    }

    private Reply users(Exchange exchange) {
        var token = admitted(exchange, "4", USERS);
        return page(exchange, "users", world.users().stream()
                .filter(user -> token.credential().sees(String.valueOf(user.get("userId"))))
                .toList());
    }

    private Reply ready(Exchange exchange) {
        token(exchange);
        if (!exchange.query("availability").equals(Optional.of("readyForPhoneCall"))) {
            return message(400, INVALID);
        }
        var ready = world.readyForCalls(clock.instant());
        return Reply.json(exchange.query("fields").isPresent()
                ? Map.of("count", ready.size())
                : ordered("count", ready.size(), "agents", ready.stream()
                        .map(id -> ordered("id", id, "links", List.of())).toList()));
    }

    private static Reply page(Exchange exchange, String name, List<Map<String, Object>> all) {
        var page = number(exchange, "page", 1, Integer.MAX_VALUE);
        var limit = number(exchange, "limit", PAGE, PAGE_MAX);
        var items = all.stream().skip((page - 1L) * limit).limit(limit).toList();
        return Reply.json(ordered(
                "meta", ordered("page", page, "count", items.size(),
                        "pageCount", (all.size() + limit - 1) / limit,
                        "totalCount", all.size()),
                name, items));
    }

    private static int number(Exchange exchange, String name, int otherwise, int max) {
        var text = exchange.query(name);
        if (text.isEmpty()) return otherwise;
        if (text.get().matches("[1-9]\\d{0,8}") && Integer.parseInt(text.get()) <= max) {
            return Integer.parseInt(text.get());
        }
        throw new Declined(message(400, "The value of " + name + " is not valid."));
    }

    // Who may ask, how often, and in which words the answer is no.

    private static final String DENIED = "Authorization has been denied for this request.";
    private static final String INVALID = "The request is invalid.";

    private void fairUse() {
        var now = clock.instant();
        if (!now.isBefore(windowEnds)) {
            windowEnds = now.plus(WINDOW);
            asked = 0;
        }
        if (++asked > askedMax) throw new Declined(message(429, "Too Many Requests"));
    }

    private Token admitted(Exchange exchange, String version, Set<String> scopes) {
        var token = token(exchange);
        var found = VERSION.matcher(exchange.header("Accept").orElse(""));
        if (!found.find()) {
            throw new Declined(version("ApiVersionUnspecified",
                    "An API version is required, but was not specified."));
        }
        if (!found.group(1).equals(version)) {
            throw new Declined(version("UnsupportedApiVersion",
                    "The HTTP resource that matches the request URI '" + exchange.path()
                            + "' does not support the API version '" + found.group(1) + "'."));
        }
        if (token.scopes().stream().noneMatch(scopes::contains)) throw forbidden();
        return token;
    }

    private Token token(Exchange exchange) {
        return tokens.of(exchange, clock.instant())
                .orElseThrow(() -> new Declined(message(401, DENIED)));
    }

    private static Declined forbidden() {
        return new Declined(message(403, "Forbidden"));
    }

    private static Reply version(String code, String message) {
        return Reply.json(400, Map.of("error", ordered("code", code, "message", message)));
    }

    private static Reply message(int status, String message) {
        return Reply.json(status, Map.of("message", message));
    }
}
