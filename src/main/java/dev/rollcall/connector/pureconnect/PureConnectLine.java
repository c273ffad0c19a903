package dev.rollcall.connector.pureconnect;

import static dev.rollcall.connector.pureconnect.PureConnectFrames.folded;
import static dev.rollcall.connector.pureconnect.PureConnectSession.part;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.pureconnect.PureConnectFrames.Message;
import dev.rollcall.connector.pureconnect.PureConnectFrames.Message.Statuses;
import dev.rollcall.connector.pureconnect.PureConnectFrames.StatusMessage;
import dev.rollcall.connector.pureconnect.PureConnectFrames.UserStatus;
import dev.rollcall.domain.configuration.Connection.OfflineMeans;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An open line to a PureConnect server: one session, one subscription to the statuses of all
/// agents. What is written stands in [PureConnectWriter].
///
/// Whoever is not logged in keeps a status there. Where the connection says what being offline
/// means, such a user is offline; where it does not, the status counts as it stands.
final class PureConnectLine implements Line {

    private static final String SUBSCRIPTION = "/messaging/subscriptions/status/user-statuses";

    /// How often we ask whether there are other agents to listen to.
    private static final Duration AGENTS = Duration.ofSeconds(5);

    /// How long a look waits for the subscription to say everything anew.
    private static final Duration EVERYTHING = Duration.ofSeconds(3);

    private final Setup setup;
    private final PureConnectSession session;
    private final Duration interval;
    private final boolean offlineMatters;
    private final PureConnectBoard board = new PureConnectBoard();
    private final PureConnectWriter writer;
    private volatile Definitions definitions;
    private volatile boolean closed;

    /// @param byId by folded id
    record Definitions(Catalogue catalogue, Map<String, StatusMessage> byId) {

        Optional<StatusMessage> of(String status) {
            return Optional.ofNullable(byId.get(folded(status)));
        }
    }

    PureConnectLine(Setup setup, PureConnectSession session)
            throws LineBroken, InterruptedException {
        this.setup = setup;
        this.session = session;
        this.interval = setup.time("interval", Duration.ofSeconds(1));
        var inbound = setup.connection().inbound();
        this.offlineMatters = setup.connection().offline().isPresent()
                || inbound.offlineMeans() != OfflineMeans.NOTHING || inbound.onlineMeansSignIn();
        this.definitions = read();
        this.writer = new PureConnectWriter(session);
    }

    private Definitions read() throws LineBroken, InterruptedException {
        var byId = new HashMap<String, StatusMessage>();
        var all = PureConnectFrames.definitions(
                session.get("/status/status-messages").expected().json());
        for (var one : all) byId.putIfAbsent(folded(one.id()), one);
        return new Definitions(new Catalogue(setup.connection(),
                all.stream().map(StatusMessage::outside).toList()), Map.copyOf(byId));
    }

    @Override
    public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
        definitions = read();
        return definitions.catalogue().statuses();
    }

    @Override
    public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
        return writer.write(definitions, who, wish);
    }

    // --- What is shown there

    /// The subscription is made once more, so that everything is said once more.
    @Override
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        if (who.isEmpty()) return Map.of();
        var before = board.replacements();
        subscribe(who);
        var fresh = board.awaitReplacement(before, EVERYTHING.plus(interval));
        var said = new HashMap<String, Said>();
        for (var name : who) {
            var status = fresh ? board.of(name) : asked(name);
            status.ifPresent(shown -> said.put(name, said(shown)));
        }
        return said;
    }

    private Optional<UserStatus> asked(String name) throws LineBroken, InterruptedException {
        var answer = session.get("/status/user-statuses/" + part(name));
        if (answer.status() == 404) return Optional.empty();
        return Optional.of(PureConnectFrames.status(answer.expected().json(),
                UserStatus.nothing(folded(name)), definitions.byId()));
    }

    private Said said(UserStatus shown) {
        if (!shown.loggedIn() && offlineMatters) {
            return new Said(setup.connection().offline().map(OutsideStatus::id).orElse("Offline"),
                    false, Map.of());
        }
        var definition = definitions.of(shown.status());
        if (definition.isEmpty()) return new Said(shown.status(), true, Map.of());
        var attributes = new HashMap<>(definition.get().attributes());
        attributes.put("origin", shown.byAcd() ? "acd" : "agent");
        return new Said(definitions.catalogue().here(definition.get().id()), true, attributes);
    }

    // --- What is heard

    @Override
    public void listen(Ear ear) throws LineBroken, InterruptedException {
        try (var messages = PureConnectMessages.open(session, setup.clock(), interval)) {
            var people = people();
            subscribe(people.keySet());
            var agentsAgain = setup.clock().instant().plus(AGENTS);
            while (!closed) {
                for (var message : messages.next()) hear(message, people, ear);
                var now = setup.clock().instant();
                if (now.isBefore(agentsAgain)) continue;
                agentsAgain = now.plus(AGENTS);
                people = subscribedAnew(people);
            }
        } catch (LineBroken broken) {
            if (!closed) throw broken;
        }
    }

    /// The names of our agents there, by folded name.
    private Map<String, String> people() {
        var people = new HashMap<String, String>();
        for (var name : setup.people().get()) people.put(folded(name), name);
        return people;
    }

    private Map<String, String> subscribedAnew(Map<String, String> before)
            throws LineBroken, InterruptedException {
        var now = people();
        if (!now.equals(before)) subscribe(now.keySet());
        return now;
    }

    /// In place of the one before.
    private void subscribe(Set<String> users) throws LineBroken, InterruptedException {
        session.call("PUT", SUBSCRIPTION, PureConnectFrames.subscription(
                users.stream().sorted().toList())).expected();
    }

    private void hear(Node node, Map<String, String> people, Ear ear)
            throws LineBroken, InterruptedException {
        switch (PureConnectFrames.message(node)) {
            case Statuses message -> {
                for (var shown : board.take(message, definitions.byId())) {
                    var name = people.get(shown.user());
                    if (name != null && !shown.status().isEmpty()) ear.hear(name, said(shown));
                }
            }
            case Message.Completed(var request) -> writer.completed(request);
            case Message.Definitions() -> definitions = read();
            case Message.Down() -> throw new LineBroken("the server has ended the session");
            case Message.Other() -> { }
        }
    }

    @Override
    public void close() {
        closed = true;
        session.close();
    }
}
