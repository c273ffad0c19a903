package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.salesforce.Omni.Reason;
import dev.rollcall.simulator.salesforce.Omni.Setup;
import dev.rollcall.simulator.salesforce.Organisation.Status;
import dev.rollcall.simulator.salesforce.Records.Change;
import dev.rollcall.simulator.salesforce.Records.Kind;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A simulated Salesforce organisation with Omni-Channel: REST, the Pub/Sub API, agents' consoles,
/// and people who act. What they do is said here in Java and under `/control/` over HTTP.
public final class SalesforceSimulator implements AutoCloseable {

    public static final String CLIENT_ID = "3MVG9simulated";
    public static final String CLIENT_SECRET = "simulated-secret";
    public static final String TENANT = Organisation.ID;

    /// @param username as it stands in `User.Username`; ids are the organisation's
    public record Person(String username, String name) {}

    private static final Duration STEP = Duration.ofMillis(100);

    private final InstantSource clock;
    private final Organisation organisation;
    private final Omni omni;
    private final OAuth oauth;
    private final Bus bus = new Bus(Set.of(Entity.USER_SERVICE_PRESENCE, Entity.AGENT_WORK));
    private final SalesforceDoor door;
    private final Console console;
    private final Stage stage;
    private final PubSub pubSub;
    private Duration pairLag = Duration.ZERO;
    private Instant lastDue = Instant.MIN;

    /// @throws IOException when the port cannot be had
    public SalesforceSimulator(int port, List<Person> people, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        this.organisation = new Organisation(people, clock.instant());
        this.console = new Console(this);
        this.omni = new Omni(organisation, console::hears);
        this.oauth = new OAuth(random, organisation::hasUser);
        oauth.app(CLIENT_ID, CLIENT_SECRET);
        this.door = new SalesforceDoor(organisation, omni, oauth, clock);
        this.stage = Stage.open(port, clock, random, routes -> {
            door.routes(routes);
            console.routes(routes);
            new SalesforceControl(this).routes(routes);
        });
        stage.alone(() -> door.instance(stage.uri().toString()));
        this.pubSub = new PubSub(0, stage, bus, (session, instance, tenant) ->
                oauth.opens(session, clock.instant()) && tenant.equals(TENANT)
                        && instance.equals(stage.uri().toString()));
        stage.alone(() -> organisation.records().listen(this::changed));
        stage.every(STEP, () -> omni.settle(clock.instant()));
    }

    /// REST, consoles, control, and where to sign in.
    public URI uri() {
        return stage.uri();
    }

    /// The Pub/Sub API, without TLS.
    public URI pubSubUri() {
        return pubSub.uri();
    }

    public Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        pubSub.close();
        stage.close();
    }

    Omni omni() {
        return omni;
    }

    Organisation organisation() {
        return organisation;
    }

    InstantSource clock() {
        return clock;
    }

    /// An event of a new record comes as much later than that of the old one as the lag says, and
    /// nothing overtakes it.
    private void changed(Change change) {
        var now = clock.instant();
        var late = change.entity() == Entity.USER_SERVICE_PRESENCE && change.kind() == Kind.CREATE
                ? now.plus(pairLag) : now;
        lastDue = late.isAfter(lastDue) ? late : lastDue;
        if (lastDue.isAfter(now)) stage.after(Duration.between(now, lastDue), () -> tell(change));
        else tell(change);
    }

    private void tell(Change change) {
        bus.append(change, clock.instant()).ifPresent(pubSub::happened);
    }

    // What an administrator sets.

    /// @return the id of the new status
    public String status(String label, List<String> channels) {
        return stage.alone(() -> organisation.status(label.replace(' ', '_'), label, channels,
                clock.instant()).id());
    }

    /// From now on this user has only these statuses.
    public void grant(String user, Set<String> labels) {
        stage.alone(() -> organisation.grant(user, Set.copyOf(labels.stream()
                .map(label -> organisation.labelled(label).id()).toList())));
    }

    /// @param onPushTimeout the label of a status, or nothing, as `onDecline`
    /// @param pendingOnCalls whether the telephony keeps a change for the end of a call
    public void omniChannel(int capacity, Duration pushTimeout, String onPushTimeout,
            String onDecline, boolean pendingOnCalls) {
        stage.alone(() -> omni.setup(new Setup(capacity, pushTimeout, idOrNone(onPushTimeout),
                idOrNone(onDecline), pendingOnCalls)));
    }

    private String idOrNone(String label) {
        return label.isEmpty() ? label : organisation.labelled(label).id();
    }

    public void certificate(PublicKey key) {
        stage.alone(() -> oauth.certificate(CLIENT_ID, key));
    }

    public void sessionLife(Duration life) {
        stage.alone(() -> oauth.life(life));
    }

    public void requestsMax(int aDay) {
        stage.alone(() -> door.requestsMax(aDay));
    }

    /// Whether the program's user has the permission Customize Application.
    public void customizes(boolean may) {
        stage.alone(() -> door.customizes(may));
    }

    /// How long after the event of the old status that of the new one comes.
    public void pairLag(Duration lag) {
        stage.alone(() -> {
            pairLag = lag;
        });
    }

    // What people do. A user is named by id or username, a status by its label.

    /// An agent picks a status in the Omni-Channel widget; signs in with it where needed.
    public void choose(String user, String label) {
        set(user, label, Reason.MANUAL);
    }

    /// A supervisor moves an agent.
    public void supervise(String user, String label) {
        set(user, label, Reason.SUPERVISOR);
    }

    private void set(String user, String label, Reason reason) {
        stage.alone(() -> omni.set(organisation.user(user), organisation.labelled(label).id(),
                reason, clock.instant()));
    }

    public void logout(String user) {
        stage.alone(() -> omni.logout(organisation.user(user), clock.instant()));
    }

    public void callBegins(String user) {
        stage.alone(() -> omni.callBegins(organisation.user(user)));
    }

    public void callEnds(String user) {
        stage.alone(() -> omni.callEnds(organisation.user(user), clock.instant()));
    }

    /// Routes work to an agent.
    ///
    /// @return its id; empty when the agent takes none of it now
    public Optional<String> push(String user, String channel, double weight) {
        return stage.alone(() ->
                omni.push(organisation.user(user), channel, weight, clock.instant()));
    }

    public boolean accept(String user, String work) {
        return stage.alone(() ->
                omni.accept(organisation.user(user), work, clock.instant()));
    }

    public boolean decline(String user, String work) {
        return stage.alone(() ->
                omni.decline(organisation.user(user), work, clock.instant()));
    }

    public boolean finish(String user, String work) {
        return stage.alone(() -> omni.close(organisation.user(user), work, clock.instant()));
    }

    /// Another data centre takes over: everybody is signed out, and no replay id is worth anything.
    public void movesElsewhere() {
        stage.alone(() -> {
            omni.logoutAll(clock.instant());
            bus.movesElsewhere();
            pubSub.drop();
        });
    }

    // What tests and the demo look at.

    /// The label of the current status, or `Offline`.
    public String shown(String user) {
        return stage.alone(() -> omni.shown(organisation.user(user))
                .map(Status::label).orElse("Offline"));
    }

    public String userId(String username) {
        return stage.alone(() -> organisation.user(username));
    }

    public String statusId(String label) {
        return stage.alone(() -> organisation.labelled(label).id());
    }

    /// Calls of the Pub/Sub API, as `Subscribe /data/… LATEST`.
    public List<String> pubSubCalls() {
        return stage.alone(() -> pubSub.calls().stream().map(call ->
                (call.method() + " " + call.topic() + " " + call.preset()).strip()).toList());
    }

    public int subscriptions() {
        return stage.alone(pubSub::subscriptions);
    }

    // What goes wrong with the Pub/Sub API; the rest is the stage's.

    public void pubSubFails(int times) {
        stage.alone(() -> pubSub.failNext(times));
    }

    public void dropSubscriptions() {
        stage.alone(pubSub::drop);
    }

    /// Whether subscriptions stay open and nothing comes on them, not even signs of life.
    public void silent(boolean are) {
        stage.alone(() -> pubSub.silent(are));
    }

    public void keepAlive(Duration time) {
        stage.alone(() -> pubSub.keepAlive(time));
    }
}
