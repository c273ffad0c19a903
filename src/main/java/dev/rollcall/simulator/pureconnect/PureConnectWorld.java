package dev.rollcall.simulator.pureconnect;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Who is what on a CIC server. A status is set at once, by whomever; after an ACD call the server
/// itself sets *Follow Up* and takes it back, and after an unanswered one *ACD - Agent Not
/// Answering*, which stays until the agent picks another. Ids are the same in any case of letters.
/// Knows no HTTP and no clock.
final class PureConnectWorld {

    /// @param group `AVAILABLE`, `BREAK`, `TRAINING`, `UNAVAILABLE`, ...
    /// @param german its text for those who ask in German
    /// @param selectable whether a person may pick it
    /// @param persistent whether it outlasts logging out
    record Definition(String id, String text, String german, String group, boolean acd,
            boolean afterCall, boolean doNotDisturb, boolean selectable, boolean persistent) {}

    /// One user.
    static final class Person {
        final String id;
        final String name;
        private Definition status;
        private Optional<Definition> before = Optional.empty();
        private String notes = "";
        private Instant changed;
        private Instant phoneChanged;
        private boolean loggedIn;
        private boolean onPhone;

        Person(String id, String name, Definition status, Instant now) {
            this.id = id;
            this.name = name;
            this.status = status;
            this.changed = now;
            this.phoneChanged = now;
        }

        Definition status() {
            return status;
        }

        String notes() {
            return notes;
        }

        Instant changed() {
            return changed;
        }

        Instant phoneChanged() {
            return phoneChanged;
        }

        boolean loggedIn() {
            return loggedIn;
        }

        boolean onPhone() {
            return onPhone;
        }
    }

    private static final Pattern NO_WORD = Pattern.compile("\\W+");
    private static final Set<String> OF_STATUS = Set.of("statusId", "statusChanged", "notes");

    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final BiConsumer<Person, Set<String>> told;

    /// @param names of people; `Anna Meyer` has the id `ameyer`
    /// @param told who has changed, and which properties of theirs
    PureConnectWorld(List<String> names, Instant now, BiConsumer<Person, Set<String>> told) {
        this.told = told;
        define("Available", "Verfügbar", "AVAILABLE", true, false);
        define("Available, No ACD", "Verfügbar, kein ACD", "AVAILABLE", false, false);
        define("At Lunch", "Zu Tisch", "BREAK", false, false);
        define("Away from Desk", "Nicht am Platz", "BREAK", false, false);
        define("At a training session", "In einer Schulung", "TRAINING", false, false);
        define("In a meeting", "In einer Besprechung", "UNAVAILABLE", false, true);
        define("Do Not Disturb", "Nicht stören", "UNAVAILABLE", false, true);
        define("Gone Home", "Nach Hause gegangen", "OUT_OF_OFFICE", false, true);
        define("On Vacation", "Im Urlaub", "OUT_OF_OFFICE", false, true);
        define("Out of the Office", "Außer Haus", "OUT_OF_OFFICE", false, true);
        define("Working at Home", "Zu Hause", "AVAILABLE", true, false);
        add(new Definition("FollowUp", "Follow Up", "Nachbearbeitung", "FOLLOWUP", false, true,
                true, true, false));
        add(new Definition("ACD - Agent Not Answering", "ACD - Agent Not Answering",
                "ACD - Agent antwortet nicht", "UNAVAILABLE", false, false, true, false, false));
        for (var name : names) {
            var space = name.indexOf(' ');
            var id = space < 1 ? name.toLowerCase(Locale.ROOT)
                    : (name.charAt(0) + name.substring(space + 1)).toLowerCase(Locale.ROOT);
            people.put(id, new Person(id, name, known("GoneHome"), now));
        }
    }

    void define(String text, String german, String group, boolean acd, boolean dnd) {
        var id = new StringBuilder();
        for (var word : NO_WORD.splitAsStream(text).toList()) {
            id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        add(new Definition(id.toString(), text, german, group, acd, false, dnd, true,
                !group.equals("AVAILABLE") && !group.equals("BREAK")));
    }

    void add(Definition definition) {
        definitions.put(definition.id().toLowerCase(Locale.ROOT), definition);
    }

    List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    List<Person> people() {
        return List.copyOf(people.values());
    }

    Optional<Definition> definition(String id) {
        return Optional.ofNullable(definitions.get(id.toLowerCase(Locale.ROOT)));
    }

    private Definition known(String id) {
        return definition(id).orElseThrow(() -> new IllegalStateException("no " + id));
    }

    /// By id or English text, as somebody at a screen says it.
    Definition labelled(String label) {
        return definition(label).or(() -> definitions.values().stream()
                .filter(one -> one.text().equals(label)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no status here is " + label));
    }

    Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id.toLowerCase(Locale.ROOT)));
    }

    Person named(String name) {
        return person(name).or(() -> people.values().stream()
                .filter(one -> one.name.equals(name)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("nobody here is " + name));
    }

    /// A person or a program sets a status; what the server meant to go back to is forgotten.
    void set(Person person, Definition status, String notes, Instant now) {
        person.before = Optional.empty();
        show(person, status, notes, now);
    }

    private void show(Person person, Definition status, String notes, Instant now) {
        person.status = status;
        person.notes = notes;
        person.changed = now;
        told.accept(person, OF_STATUS);
    }

    void logsIn(Person person, Instant now) {
        person.loggedIn = true;
        told.accept(person, Set.of("loggedIn", "stations"));
        if (!person.status.persistent()) set(person, known("Available"), "", now);
    }

    void logsOut(Person person, Instant now) {
        person.loggedIn = false;
        told.accept(person, Set.of("loggedIn", "stations"));
        if (person.onPhone) onPhone(person, false, now);
    }

    void answers(Person person, Instant now) {
        onPhone(person, true, now);
    }

    private void onPhone(Person person, boolean onPhone, Instant now) {
        person.onPhone = onPhone;
        person.phoneChanged = now;
        told.accept(person, Set.of("onPhone", "onPhoneChanged"));
    }

    /// The call is over; who took calls for ACD now works after it.
    ///
    /// @return whether [#followedUp] is to come
    boolean ends(Person person, Instant now) {
        if (person.onPhone) onPhone(person, false, now);
        if (!person.status.acd()) return false;
        var before = person.status;
        show(person, known("FollowUp"), "", now);
        person.before = Optional.of(before);
        return true;
    }

    /// The time after the call is over, if nothing else was set meanwhile.
    ///
    /// @param since when it began
    void followedUp(Person person, Instant since, Instant now) {
        if (!person.changed.equals(since)) return;
        person.before.ifPresent(before -> set(person, before, "", now));
    }

    void misses(Person person, Instant now) {
        set(person, known("ACD - Agent Not Answering"), "", now);
    }
}
