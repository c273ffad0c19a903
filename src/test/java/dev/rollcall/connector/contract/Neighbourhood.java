package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.Pause;
import dev.rollcall.connector.contract.Vendor.Can;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.engine.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One hub and several simulated systems, with the same people in all of them. Everybody's two
/// statuses are those of the contract: available is the free of a system, all else its away.
///
/// Time goes fast here ([QuickTime]). It asserts nothing: it finds who is not as they should be.
final class Neighbourhood implements AutoCloseable {

    /// One system, and what its connector was asked to write.
    record Neighbour(Vendor vendor, There there, Witness witness) {
        String name() {
            return there.cast().connection();
        }

        boolean shows(int person, boolean free) {
            var words = there.words();
            var shown = there.shown(person);
            return free ? shown.equals(words.free()) || shown.equals(words.freeByHand())
                    : shown.equals(words.away()) || shown.equals(words.awayByHand());
        }
    }

    /// As many of those who are out of step as people read.
    private static final int TOLD_MAX = 4;

    /// Of the story of one of them.
    private static final int LINES = 24;

    /// Twice what ships: in a storm a request that is given up takes longer than that.
    private static final String ECHO_WINDOW = "30s";

    private final QuickTime clock = new QuickTime();
    private final List<Neighbour> neighbours = new ArrayList<>();
    private final Map<Integer, String> chosen = new HashMap<>();
    private final int people;
    private final HubInStep hub;

    /// @param settings more of them, for each connection
    Neighbourhood(List<Vendor> vendors, int people, Map<String, Object> settings)
            throws Exception {
        this.people = people;
        var environment = new HashMap<String, String>();
        var connections = new ArrayList<Object>();
        var theres = new ArrayList<There>();
        for (var vendor : vendors) {
            var there = vendor.open(new Cast(name(vendor), people, clock));
            theres.add(there);
            environment.putAll(there.environment());
            var all = new HashMap<>(there.settings());
            all.putAll(settings);
            connections.add(connection(there, all));
        }
        hub = new HubInStep("example", Map.of("sessionTimeout", "1000h",
                "statuses", List.of(Map.of("id", "lunch", "duration", "1000h"),
                        Map.of("id", "break", "duration", "1000h")),
                "connections", connections), agents(theres),
                begun -> connectors(vendors, theres, begun), environment, clock);
        for (var there : theres) there.joined(hub);
    }

    private static String name(Vendor vendor) {
        return vendor.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<String, Map<String, String>> agents(List<There> theres) {
        var agents = new HashMap<String, Map<String, String>>();
        for (var person = 0; person < people; person++) {
            var names = new HashMap<String, String>();
            for (var there : theres) names.put(there.cast().connection(), there.name(person));
            agents.put(Cast.agent(person), names);
        }
        return agents;
    }

    private Map<String, Connector> connectors(List<Vendor> vendors, List<There> theres,
            Hub begun) {
        var kinds = new HashMap<String, Connector>();
        for (var there : theres) {
            var witness = new Witness(there.connectors(begun).get(there.kind()));
            kinds.put(there.kind(), witness);
            neighbours.add(new Neighbour(vendors.get(neighbours.size()), there, witness));
        }
        return kinds;
    }

    private static Map<String, Object> connection(There there, Map<String, Object> settings) {
        var words = there.words();
        return Map.of("id", there.cast().connection(), "connector", there.kind(),
                "direction", "two-way", "settings", settings,
                "reconcile", Map.of("interval", "1s"), "echoWindow", ECHO_WINDOW,
                "inbound", Map.of("rules", List.of(
                        rule(words.free(), "available"), rule(words.freeByHand(), "available"),
                        rule(words.away(), "break"), rule(words.awayByHand(), "break"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "meeting"), "set", Meeting.NOWHERE),
                        Map.of("when", Map.of("base", "available"), "set", words.free()),
                        Map.of("set", words.away()))));
    }

    /// What we write there has a meaning here, too: whoever chooses it there means it.
    private static Map<String, Object> rule(String there, String here) {
        return Map.of("when", Map.of("status", there), "set", here);
    }

    QuickTime clock() {
        return clock;
    }

    HubInStep hub() {
        return hub;
    }

    int people() {
        return people;
    }

    List<Neighbour> neighbours() {
        return neighbours;
    }

    void signIn(int person) {
        hub.tell(new SignIn(new AgentId(Cast.agent(person)), new SessionId("s1")));
    }

    void choose(int person, String status) {
        chosen.put(person, status);
        hub.choose(Cast.agent(person), status);
    }

    String shows(int person) {
        return hub.shows(Cast.agent(person));
    }

    /// Of the first so many, who have chosen here alone, those who are in another status: a line
    /// each.
    List<String> moved(int first) {
        return IntStream.range(0, first)
                .filter(person -> !shows(person).equals(chosen.get(person)))
                .mapToObj(this::howMoved).toList();
    }

    private String howMoved(int person) {
        var agent = Cast.agent(person);
        var presence = hub.agent(agent).presence();
        return agent + ": chose " + chosen.get(person) + ", is in " + presence
                + neighbours.stream().map(Neighbour::name)
                .filter(name -> presence.cause().text().contains(name))
                .map(name -> told(agent, name)).collect(Collectors.joining());
    }

    private String told(String agent, String system) {
        return "\n  " + String.join("\n  ", hub.story(agent, system, LINES));
    }

    boolean up() {
        return neighbours.stream().allMatch(one -> hub.health(one.name()).up());
    }

    /// Who has not been seen yet, and where.
    List<String> unseen() {
        return neighbours.stream().flatMap(one -> cast().stream()
                .filter(agent -> hub.side(agent, one.name()).seen().status().isEmpty())
                .map(agent -> agent + " at " + one.name())).toList();
    }

    private List<String> cast() {
        return IntStream.range(0, people).mapToObj(Cast::agent).toList();
    }

    /// Who is not in step although nothing says why: a line each, for people to read.
    List<String> outOfStep() {
        var found = new ArrayList<String>();
        for (var neighbour : neighbours) {
            for (var person = 0; person < people; person++) {
                if (inStep(neighbour, person)) continue;
                if (found.size() == TOLD_MAX) return found;
                found.add(described(neighbour, person));
            }
        }
        return found;
    }

    private boolean inStep(Neighbour neighbour, int person) {
        var agent = Cast.agent(person);
        var here = hub.shows(agent);
        var state = hub.state(agent, neighbour.name());
        if (state == FarState.REFUSED) return here.equals("meeting");
        if (state != FarState.IN_SYNC) return false;
        var shown = neighbour.there().shown(person);
        if (shown.equals(neighbour.there().words().odd())) {
            return hub.unmapped(neighbour.name()).contains(shown);
        }
        return neighbour.shows(person, here.equals("available"));
    }

    private String described(Neighbour neighbour, int person) {
        var agent = Cast.agent(person);
        return agent + " at " + neighbour.name() + ": here " + hub.shows(agent) + ", there "
                + neighbour.there().shown(person) + ", "
                + hub.state(agent, neighbour.name()) + ", " + hub.side(agent, neighbour.name())
                + ", " + hub.health(neighbour.name()) + told(agent, neighbour.name());
    }

    /// Lost messages are told again, where nobody can look.
    void tellAgain() {
        for (var one : neighbours) {
            if (!one.vendor().can(Can.READ)) one.there().lookAgain();
        }
    }

    /// How many faults there were.
    long faults() {
        return neighbours.stream()
                .mapToLong(one -> one.there().stage().faults().happened()).sum();
    }

    /// So much later by the clock of this place, waited for.
    void pass(Duration time) {
        try {
            Pause.of(time, clock);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException("the test is stopped", stopping);
        }
    }

    @Override
    public void close() {
        hub.close();
        neighbours.forEach(one -> one.there().close());
    }
}
