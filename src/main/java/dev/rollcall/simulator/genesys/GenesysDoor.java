package dev.rollcall.simulator.genesys;

import static dev.rollcall.simulator.genesys.GenesysFrames.entities;
import static dev.rollcall.simulator.genesys.GenesysFrames.error;
import static dev.rollcall.simulator.genesys.GenesysFrames.tree;

import dev.rollcall.simulator.genesys.GenesysWorld.Definition;
import dev.rollcall.simulator.genesys.GenesysWorld.Person;
import dev.rollcall.simulator.genesys.GenesysWorld.Presence;
import dev.rollcall.simulator.genesys.GenesysWorld.Routing;
import dev.rollcall.simulator.genesys.GenesysWorld.Source;
import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.wire.json.BadInput;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// The Platform API over a [GenesysWorld]: definitions, presences one by one and in bulk, sources,
/// routing status, out of office, and events that another system injects.
final class GenesysDoor {

    private static final int BULK_MAX = 50;
    private static final int PAGE_MAX = 500;

    private final GenesysWorld world;
    private final InstantSource clock;

    GenesysDoor(GenesysWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    void routes(Routes routes) {
        routes.get("/api/v2/presence/definitions", this::definitions)
            .get("/api/v2/systempresences", _ -> Reply.json(world.definitions().stream()
                .filter(one -> !one.ownersOwn())
                .map(one -> tree("id", one.id(), "name", one.system())).toList()))
            .get("/api/v2/presence/sources", _ -> Reply.json(entities(
                world.sources().stream().map(GenesysFrames::source).toList())))
            .post("/api/v2/presence/sources", in -> Reply.json(GenesysFrames.source(
                world.source(text(in.object(), "name"), true))))
            .get("/api/v2/presence/users/{user}/primarysource", in ->
                primarySource(person(in)))
            .put("/api/v2/presence/users/{user}/primarysource", this::choosePrimarySource)
            .get("/api/v2/users", this::people)
            .get("/api/v2/users/{user}", in -> Reply.json(GenesysFrames.person(person(in))))
            .get("/api/v2/users/{user}/presences/{source}", in ->
                Reply.json(presence(person(in), source(in))))
            .patch("/api/v2/users/{user}/presences/{source}", this::patch)
            .get("/api/v2/users/presences/{source}/bulk", this::bulk)
            .put("/api/v2/users/presences/bulk", this::putBulk)
            .get("/api/v2/users/{user}/routingstatus", in ->
                Reply.json(routing(in.variable("user"))))
            .put("/api/v2/users/{user}/routingstatus", this::putRouting)
            .get("/api/v2/users/{user}/outofoffice", in ->
                Reply.json(GenesysFrames.outOfOffice(person(in))))
            .put("/api/v2/users/{user}/outofoffice", this::putOutOfOffice)
            .post("/api/v2/events/users/presence", in ->
                inject(in, "userPresenceEvents", "userId", this::injectPresence))
            .post("/api/v2/events/users/routingstatus", in ->
                inject(in, "userRoutingStatusEvents", "agentId", this::injectRouting))
            .failing(status -> error(status, switch (status) {
                case 404 -> "not.found";
                case 429 -> "too.many.requests";
                case 503 -> "service.unavailable";
                case 504 -> "gateway.timeout";
                default -> status < 500 ? "bad.request" : "internal.server.error";
            }, "The request could not be served."));
    }

    /// Those that are deactivated are hidden unless they are asked for.
    private Reply definitions(Exchange in) {
        var asked = in.query("deactivated").orElse("false").toLowerCase(Locale.ROOT);
        return Reply.json(entities(world.definitions().stream()
                .filter(one -> asked.equals("all") || one.deactivated() == asked.equals("true"))
                .map(GenesysFrames::definition).toList()));
    }

    private Reply people(Exchange in) {
        var size = Math.clamp(number(in, "pageSize", 25), 1, PAGE_MAX);
        var page = Math.max(1, number(in, "pageNumber", 1));
        var all = world.people();
        var pages = (all.size() + size - 1) / size;
        var tree = tree("entities", all.stream().skip((page - 1L) * size).limit(size)
                .map(GenesysFrames::person).toList(), "pageSize", size, "pageNumber", page,
                "total", all.size(), "pageCount", pages);
        if (page < pages) {
            tree.put("nextUri", "/api/v2/users?pageSize=" + size + "&pageNumber=" + (page + 1));
        }
        return Reply.json(tree);
    }

    private Reply primarySource(Person person) {
        return Reply.json(tree("id", person.id, "sourceId", person.primary().id(),
                "name", person.primary().name(), "registered", person.primary().registered()));
    }

    private Reply choosePrimarySource(Exchange in) {
        var source = world.source(text(in.object(), "sourceId"))
                .orElseThrow(() -> notFound("source"));
        var person = person(in);
        world.primary(person, source, clock.instant());
        return primarySource(person);
    }

    /// What this source says; one that never said anything says what is shown.
    private static Map<String, Object> presence(Person person, Source source) {
        return GenesysFrames.presence(person, person.of(source).orElse(person.shown()));
    }

    private Reply patch(Exchange in) {
        var source = source(in);
        if (source.registered()) {
            throw new Declined(error(400, "bad.request",
                    "This request does not support registered presence sources."));
        }
        return Reply.json(GenesysFrames.presence(person(in),
                change(person(in), source, in.object())));
    }

    private Presence change(Person person, Source source, Map<String, Object> body) {
        var old = person.of(source).orElse(person.shown());
        var definition = body.get("presenceDefinition") instanceof Map<?, ?> named
                ? usable(String.valueOf(named.get("id"))) : old.definition();
        var message = body.get("message") instanceof String said ? said
                : body.containsKey("presenceDefinition") ? "" : old.message();
        if (Boolean.TRUE.equals(body.get("primary"))) {
            world.primary(person, source, clock.instant());
        }
        return world.set(person, source, definition, message, clock.instant());
    }

    private Definition usable(String id) {
        return world.definition(id).filter(one -> !one.deactivated())
                .orElseThrow(() -> new Declined(error(400, "bad.request",
                        "Invalid presence definition: " + id)));
    }

    private Reply bulk(Exchange in) {
        var source = source(in);
        var ids = in.queries("id").stream().flatMap(one -> Arrays.stream(one.split(",", -1)))
                .toList();
        if (ids.size() > BULK_MAX) return tooMany();
        return Reply.json(ids.stream().flatMap(id -> world.person(id).stream())
                .map(person -> GenesysFrames.inBulk(person,
                        person.of(source).orElse(person.shown()))).toList());
    }

    private Reply putBulk(Exchange in) {
        if (!(in.json() instanceof List<?> all)) throw wrong("a list");
        if (all.size() > BULK_MAX) return tooMany();
        var changed = new ArrayList<Object>();
        for (var one : all) {
            if (!(one instanceof Map<?, ?> map)) throw wrong("presences");
            var person = world.person(String.valueOf(map.get("id")))
                    .orElseThrow(() -> notFound("user"));
            changed.add(GenesysFrames.presence(person, change(person, world.own(), named(map))));
        }
        return Reply.json(changed);
    }

    private static Reply tooMany() {
        return error(400, "bad.request", "At most " + BULK_MAX + " users at once.");
    }

    /// Nobody is not an error here: whoever they are, they are off queue.
    private Map<String, Object> routing(String user) {
        return world.person(user).map(GenesysFrames::routing)
                .orElseGet(() -> tree("userId", user, "status", "OFF_QUEUE"));
    }

    private Reply putRouting(Exchange in) {
        var person = person(in);
        var asked = text(in.object(), "status");
        if (!asked.equals("IDLE") || !world.responds(person, clock.instant())) {
            return error(400, "bad.request", "The routing status " + person.routing()
                    + " cannot be changed to " + asked + ".");
        }
        return Reply.json(GenesysFrames.routing(person));
    }

    private Reply putOutOfOffice(Exchange in) {
        var person = person(in);
        world.outOfOffice(person, Boolean.TRUE.equals(in.object().get("active")),
                clock.instant());
        return Reply.json(GenesysFrames.outOfOffice(person));
    }

    /// The batch succeeds; what is wrong with an event stands in the answer.
    private Reply inject(Exchange in, String field, String who,
            BiFunction<Person, Map<String, Object>, Optional<String>> take) {
        if (!(in.object().get(field) instanceof List<?> events)) throw wrong(field);
        var errors = new ArrayList<Object>();
        for (var one : events) {
            if (!(one instanceof Map<?, ?> map)) throw wrong("events");
            var event = named(map);
            var id = text(event, "eventId");
            var person = world.person(text(event, who));
            Consumer<String> wrong = why -> errors.add(tree("eventId", id, "code",
                    "bad.request", "message", why));
            if (person.isEmpty()) wrong.accept("Unknown user");
            else if (world.firstTime(id)) take.apply(person.get(), event).ifPresent(wrong);
        }
        return Reply.json(tree("errors", errors));
    }

    private Optional<String> injectPresence(Person person, Map<String, Object> event) {
        var source = world.source(text(event, "sourceId"));
        var definition = world.definition(text(event, "presenceDefinitionId"));
        if (source.isEmpty()) return Optional.of("Unknown source");
        if (definition.isEmpty()) return Optional.of("Unknown presence definition");
        world.set(person, source.get(), definition.get(),
                event.get("message") instanceof String said ? said : "", clock.instant());
        return Optional.empty();
    }

    private Optional<String> injectRouting(Person person, Map<String, Object> event) {
        var routing = switch (text(event, "status")) {
            case "OffQueue" -> Optional.of(Routing.OFF_QUEUE);
            case "Idle" -> Optional.of(Routing.IDLE);
            case "Interacting" -> Optional.of(Routing.INTERACTING);
            case "Communicating" -> Optional.of(Routing.COMMUNICATING);
            case "NotResponding" -> Optional.of(Routing.NOT_RESPONDING);
            default -> Optional.<Routing>empty();
        };
        if (world.source(text(event, "sourceId")).isEmpty()) return Optional.of("Unknown source");
        if (routing.isEmpty()) return Optional.of("Unknown routing status");
        world.inject(person, routing.get(), clock.instant());
        return Optional.empty();
    }

    private Person person(Exchange in) {
        return world.person(in.variable("user")).orElseThrow(() -> notFound("user"));
    }

    private Source source(Exchange in) {
        var named = in.variable("source");
        return named.equals("purecloud") ? world.own()
                : world.source(named).orElseThrow(() -> notFound("source"));
    }

    private static Declined notFound(String what) {
        return new Declined(error(404, "not.found", "The requested " + what
                + " was not found."));
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        var named = tree();
        map.forEach((name, value) -> {
            if (value != null) named.put(String.valueOf(name), value);
        });
        return named;
    }

    private static String text(Map<String, Object> body, String name) {
        if (body.get(name) instanceof String text) return text;
        throw wrong("a text '" + name + "'");
    }

    private static int number(Exchange in, String name, int otherwise) {
        try {
            return in.query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException noNumber) {
            throw wrong("a number");
        }
    }

    private static BadInput wrong(String expected) {
        return new BadInput(BadInput.Code.WRONG_TYPE, "expected " + expected);
    }
}
