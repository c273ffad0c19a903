package dev.rollcall.simulator.genesys;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Who is what in a Genesys Cloud organisation. Two states stand side by side: the presence, which
/// people, programs and other sources set at once, and the routing status, which only the router
/// moves. Whoever leaves the queue while something is alerting or connected keeps the routing
/// status until it ends: *pending off queue*. Knows no HTTP and no clock.
final class GenesysWorld {

    /// The vendor's own id, the same in every organisation.
    static final String AVAILABLE = "6a3af858-942f-489d-9700-5f9bcdcdae9b";
    static final String ON_QUEUE = "OnQueue";

    /// Injected events that are remembered, so that a repeated one does nothing.
    private static final int EVENTS_MAX = 10_000;

    enum Routing { OFF_QUEUE, IDLE, INTERACTING, NOT_RESPONDING, COMMUNICATING }

    /// @param system `Available`, `OnQueue`, `Meal`, ...
    record Definition(String id, String label, boolean ownersOwn, String system,
            boolean deactivated) {}

    /// Somebody who says what people are: Genesys Cloud itself, or another system.
    record Source(String id, String name, boolean registered) {}

    record Presence(Source source, boolean primary, Definition definition, String message,
            Instant modified) {}

    record OutOfOffice(boolean active, Instant modified) {}

    /// What those who subscribed are told.
    sealed interface Change {
        record OfPresence(Person person, Presence presence) implements Change {}

        record OfRouting(Person person) implements Change {}

        record OfOutOfOffice(Person person) implements Change {}
    }

    /// One user. What others see of the presence is that of the primary source.
    static final class Person {
        final String id;
        final String name;
        private final Map<String, Presence> presences = new LinkedHashMap<>();
        private Source primary;
        private Routing routing = Routing.OFF_QUEUE;
        private Instant routingSince;
        private OutOfOffice outOfOffice;
        private int interactions;
        private boolean alerting;
        private boolean communicating;
        private boolean notResponding;

        Person(String id, String name, Presence first) {
            this.id = id;
            this.name = name;
            this.primary = first.source();
            this.routingSince = first.modified();
            this.outOfOffice = new OutOfOffice(false, first.modified());
            presences.put(primary.id(), first);
        }

        Presence shown() {
            return presences.getOrDefault(primary.id(), presences.values().iterator().next());
        }

        Optional<Presence> of(Source source) {
            return Optional.ofNullable(presences.get(source.id()));
        }

        Source primary() {
            return primary;
        }

        Routing routing() {
            return routing;
        }

        Instant routingSince() {
            return routingSince;
        }

        OutOfOffice outOfOffice() {
            return outOfOffice;
        }

        boolean onQueue() {
            return shown().definition().system().equals(ON_QUEUE);
        }

        boolean pendingOffQueue() {
            return !onQueue() && routing != Routing.OFF_QUEUE;
        }
    }

    private final RandomGenerator random;
    private final Consumer<Change> told;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Set<String> injected = new HashSet<>();
    private final Source own;

    GenesysWorld(List<String> names, Instant now, RandomGenerator random,
            Consumer<Change> told) {
        this.random = random;
        this.told = told;
        own = source("PURECLOUD", false);
        for (var system : List.of("Available", "Away", "Busy", "Offline", "Idle", ON_QUEUE,
                "Meal", "Training", "Meeting", "Break")) {
            var id = system.equals("Available") ? AVAILABLE : newId();
            definitions.put(id, new Definition(id,
                    system.equals(ON_QUEUE) ? "On Queue" : system, false, system, false));
        }
        var offline = labelled("Offline").orElseThrow();
        for (var name : names) {
            var id = newId();
            people.put(id, new Person(id, name, new Presence(own, true, offline, "", now)));
        }
    }

    String newId() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & ~(3L << 62)) | (2L << 62)).toString();
    }

    /// A status of the organisation's own under one of the system's.
    Definition define(String label, String system, boolean deactivated) {
        var definition = new Definition(newId(), label, true, system, deactivated);
        definitions.put(definition.id(), definition);
        return definition;
    }

    /// Another system that may say what people are.
    Source source(String name, boolean registered) {
        var source = new Source(newId(), name, registered);
        sources.put(source.id(), source);
        return source;
    }

    Source own() {
        return own;
    }

    List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    List<Source> sources() {
        return List.copyOf(sources.values());
    }

    List<Person> people() {
        return List.copyOf(people.values());
    }

    Optional<Definition> definition(String id) {
        return Optional.ofNullable(definitions.get(id));
    }

    Optional<Definition> labelled(String label) {
        return definitions.values().stream().filter(one -> one.label().equals(label)).findFirst();
    }

    Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    Person named(String name) {
        return people.values().stream().filter(one -> one.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody here is called " + name));
    }

    /// Stored for its source, shown when that is the person's primary one.
    Presence set(Person person, Source source, Definition definition, String message,
            Instant now) {
        var wasOnQueue = person.onQueue();
        var presence = new Presence(source, source.equals(person.primary), definition, message,
                now);
        person.presences.put(source.id(), presence);
        if (!wasOnQueue) person.notResponding = false;
        told.accept(new Change.OfPresence(person, presence));
        settle(person, now);
        return presence;
    }

    /// From now on this source's word is shown.
    void primary(Person person, Source source, Instant now) {
        if (source.equals(person.primary)) return;
        person.primary = source;
        person.presences.replaceAll((id, old) -> new Presence(old.source(),
                id.equals(source.id()), old.definition(), old.message(), old.modified()));
        told.accept(new Change.OfPresence(person, person.shown()));
        settle(person, now);
    }

    void outOfOffice(Person person, boolean active, Instant now) {
        person.outOfOffice = new OutOfOffice(active, now);
        told.accept(new Change.OfOutOfOffice(person));
    }

    /// Something rings; the routing status does not show it.
    void alerts(Person person) {
        person.alerting = true;
    }

    void answers(Person person, Instant now) {
        person.alerting = false;
        person.interactions++;
        settle(person, now);
    }

    void ends(Person person, Instant now) {
        person.interactions = Math.max(0, person.interactions - 1);
        settle(person, now);
    }

    /// It rang and nobody answered: the router stops offering.
    void misses(Person person, Instant now) {
        person.alerting = false;
        person.notResponding = person.onQueue();
        settle(person, now);
    }

    /// A call that the router did not bring.
    void communicates(Person person, boolean now, Instant at) {
        person.communicating = now;
        settle(person, at);
    }

    /// The one change that an API may make: back from not responding.
    boolean responds(Person person, Instant now) {
        if (person.routing != Routing.NOT_RESPONDING) return false;
        person.notResponding = false;
        settle(person, now);
        return true;
    }

    /// Whether an injected event is new.
    boolean firstTime(String event) {
        return injected.size() < EVENTS_MAX && injected.add(event);
    }

    /// Another system is the router of this person and says so.
    void inject(Person person, Routing routing, Instant now) {
        route(person, routing, now);
    }

    private void settle(Person person, Instant now) {
        if (!person.onQueue() && person.routing == Routing.OFF_QUEUE) return;
        Routing next;
        if (person.interactions > 0) next = Routing.INTERACTING;
        else if (person.communicating) next = Routing.COMMUNICATING;
        else if (person.onQueue() && person.notResponding) next = Routing.NOT_RESPONDING;
        else next = person.onQueue() || person.alerting ? Routing.IDLE : Routing.OFF_QUEUE;
        route(person, next, now);
    }

    private void route(Person person, Routing next, Instant now) {
        if (next == person.routing) return;
        person.routing = next;
        person.routingSince = now;
        told.accept(new Change.OfRouting(person));
    }
}
