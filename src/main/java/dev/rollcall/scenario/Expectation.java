package dev.rollcall.scenario;

import static dev.rollcall.scenario.Expectation.Shape.COUNT;
import static dev.rollcall.scenario.Expectation.Shape.LIST;
import static dev.rollcall.scenario.Expectation.Shape.MAP;
import static dev.rollcall.scenario.Expectation.Shape.REASON;
import static dev.rollcall.scenario.Expectation.Shape.TEXT;
import static dev.rollcall.scenario.Expectation.Shape.TIME;
import static dev.rollcall.scenario.Expectation.Shape.TRUTH;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must be seen: of an agent, of an agent in one connection, of a work item, or of the check
/// of the configuration. The tables below are everything that can be expected; a word that is not
/// in them is an error in the file.
///
/// @param pointer to it in its document
/// @param about whom or what it speaks of, by the table's keys: `agent`, `connection`, `work`
/// @param fields what must be seen, in the order of the file; a key with Java's `null` must be
///     absent
record Expectation(String pointer, Subject subject, Map<String, String> about,
        Map<String, Object> fields) {

    /// What a value may look like in the file. Any of them may be `null`, for absent.
    enum Shape {
        TEXT("a text"),
        TRUTH("true or false"),
        COUNT("a number"),
        TIME("a time such as 2026-01-05T09:30:00Z or 09:30"),
        LIST("a list of texts"),
        MAP("a map"),
        /// Whether there is one, or which.
        REASON("true, false or a text");

        private final String text;

        Shape(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /// What an expectation can speak of, by the keys that name it, and what it can say. The first
    /// whose first key stands there is meant: of a connection and an item an agent is a part.
    @SuppressWarnings("ImmutableEnumChecker") // both are unmodifiable copies
    enum Subject {
        CONNECTION(List.of("connection", "agent"), table(
                "observed", TEXT, "desired", TEXT, "state", TEXT, "locked", TRUTH,
                "remembered", TEXT, "attributes", MAP, "routingStatus", TEXT,
                "outOfOffice", TRUTH, "writes", LIST)),
        WORK(List.of("work"), table(
                "state", TEXT, "agent", TEXT, "queue", TEXT, "waiting", COUNT)),
        CHECK(List.of("check"), table("warnings", LIST, "errors", LIST)),
        AGENT(List.of("agent"), table(
                "presence", TEXT, "next", TEXT, "label", TEXT, "base", TEXT, "because", TEXT,
                "until", TIME, "ready", TRUTH, "effective", TEXT, "routingStatus", TEXT,
                "pendingOffQueue", TRUTH, "notResponding", TRUTH, "signedIn", TRUTH,
                "mismatch", REASON, "offered", LIST, "working", LIST, "wrapUp", LIST,
                "queues", LIST, "capacity", MAP, "profiles", MAP, "capabilities", MAP,
                "routable", MAP, "gates", MAP, "layers", MAP));

        private final List<String> keys;
        private final Map<String, Shape> says;

        Subject(List<String> keys, Map<String, Shape> says) {
            this.keys = keys;
            this.says = says;
        }

        List<String> keys() {
            return keys;
        }

        Map<String, Shape> says() {
            return says;
        }
    }

    /// The maps whose keys are known, and how their values look; in the others any key may stand.
    static final Map<String, Map<String, Shape>> INSIDE = Map.of(
            "capacity", table("used", COUNT, "reserved", COUNT, "available", COUNT),
            "capabilities", table("phone", TEXT, "chat", TEXT, "email", TEXT),
            "layers", table("absence", TEXT, "work", TEXT, "choice", TEXT, "automatic", TEXT,
                    "default", TEXT));

    /// How the values look in the maps whose keys are the tenant's own.
    static final Map<String, Shape> VALUES = Map.of(
            "profiles", COUNT, "routable", TRUTH, "gates", LIST);

    /// Whether one of the fields is there.
    boolean asks(String field) {
        return fields.containsKey(field);
    }

    /// The lists whose order counts.
    static final Set<String> ORDERED = Set.of("writes");

    private static Map<String, Shape> table(Object... pairs) {
        var table = new LinkedHashMap<String, Shape>();
        for (var i = 0; i < pairs.length; i += 2) {
            table.put((String) pairs[i], (Shape) pairs[i + 1]);
        }
        return Collections.unmodifiableMap(table);
    }
}
