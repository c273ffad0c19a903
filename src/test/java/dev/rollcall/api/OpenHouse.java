package dev.rollcall.api;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import dev.rollcall.api.access.Credential;
import dev.rollcall.api.access.Credentials;
import dev.rollcall.api.access.Permission;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.measure.Meters;
import dev.rollcall.connector.ConsoleDesk;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Strangers;
import dev.rollcall.connector.Switchboard;
import dev.rollcall.connector.salesforce.SalesforceConnector;
import dev.rollcall.connector.webhook.Reports;
import dev.rollcall.connector.webhook.Subscriptions;
import dev.rollcall.connector.webhook.WebhookConnector;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.engine.Engine;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.Notation;
import dev.rollcall.engine.NotationByNumber;
import dev.rollcall.engine.Outside;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A whole hub with its doors open on free ports, and a client. Two tenants, so that every test can
/// ask whether one shows in the other.
public final class OpenHouse implements AutoCloseable {

    private static final String TENANT = """
            statuses:
              - {id: lunch, label: Lunch, base: away, duration: 30m}
              - {id: meeting, label: In a meeting, base: busy}
              - {id: training, label: Training, base: busy, selectable: false}
            readyToggle: true
            queues: [support, sales]
            workstreams: [{id: voice, wrapUp: 30s}, {id: chat, channel: chat},
              {id: held, channel: chat, acd: false, offerTimeout: 1h}]
            connections:
              - id: desk
                connector: webhook
                direction: two-way
                settings: {secret: "env:DESK_SECRET"}
                statuses: [{id: Free}]
                inbound: {rules: [{when: {status: Break}, set: lunch}]}
            teams: {north: {name: North}, south: {name: South}}
            agents:
              ana: {name: Ana, team: north}
              bob: {name: Bob, team: north, queues: [support]}
              cy: {name: Cy, team: south}
              dee: {name: Dee}
            """;

    /// What the connection `desk` of the tenant signs with.
    static final String DESK_SECRET = "whsec_" + Base64.getEncoder().encodeToString(
            "a secret of 32 bytes, no shorter".getBytes(StandardCharsets.US_ASCII));

    static final String DEFAULT = "default";
    static final String OTHER = "other";

    private final Engine engine;
    private final Credentials credentials;
    private final Meters meters = new Meters();
    private final Subscriptions subscriptions;
    private final ConsoleDesk consoles;
    private final Switchboard switchboard;
    private final Api api;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();

    private OpenHouse(Engine engine, Credentials credentials, Api.Settings settings, Path folder)
            throws IOException {
        this.engine = engine;
        this.credentials = credentials;
        this.subscriptions = new Subscriptions(engine, folder.resolve("subscribers.json"), true,
                InstantSource.system(), new Random());
        var clock = InstantSource.system();
        var secrets = new Secrets(Map.of("DESK_SECRET", DESK_SECRET));
        var strangers = new Strangers(clock);
        this.consoles = new ConsoleDesk(engine, Set.of("salesforce"), clock);
        this.switchboard = new Switchboard(engine, Map.of("webhook", new WebhookConnector(),
                "salesforce", new SalesforceConnector(consoles)), secrets, strangers, true, clock,
                new Random(), meters);
        this.api = Api.open(settings, engine, credentials, meters,
                new Outside(new Reports(engine, clock, secrets, strangers), subscriptions,
                        switchboard, consoles), clock, new Random());
    }

    public static OpenHouse open(Path folder) {
        return open(folder, new MemoryJournal(), new NotationByNumber(), settings());
    }

    public static Api.Settings settings() {
        return Api.Settings.SHIPPED.on("127.0.0.1", 0, 0);
    }

    public static OpenHouse open(Path folder, Journal journal, Notation notation,
            Api.Settings settings) {
        try {
            var clock = InstantSource.system();
            var engine = Engine.start(List.of(journal), notation, Limits.SHIPPED, clock,
                    EngineMetrics.NONE);
            for (var tenant : List.of(DEFAULT, OTHER)) {
                if (engine.tenants().contains(tenant)) continue;
                engine.createTenant(tenant, configured(), Cause.API, "test").join();
            }
            return new OpenHouse(engine, Credentials.open(folder.resolve("access.jsonl"), clock,
                    new Random()), settings, folder);
        } catch (IOException | JournalException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Command.Configure configured() {
        try {
            return switch (ConfigurationReader.read(Documents.one("tenant.yaml", TENANT))) {
                case Reading.Usable usable -> new Command.Configure(usable.configuration(),
                        usable.agents(), Set.of(), 0);
                case Reading.Broken broken ->
                    throw new IllegalStateException(broken.findings().toString());
            };
        } catch (Unreadable broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// A token of the tenant that all tests are about.
    public String token(Role role, String subject, String... teams) {
        return token(DEFAULT, role, role.most(), subject, teams);
    }

    String token(String tenant, Role role, Set<Permission> scopes, String subject,
            String... teams) {
        return credentials.create(new Credentials.Wish(Credential.Kind.TOKEN, role.text(), tenant,
                role, scopes, subject, Set.of(teams), Credential.NEVER, "")).written();
    }

    public String administrator() {
        return token(Role.ADMINISTRATOR, "");
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + api.managementPort() + path);
    }

    /// Asks with a token and a JSON body, if there is one.
    public HttpResponse<String> ask(String token, String method, String path, String body,
            String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        for (var i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return send(request.build());
    }

    HttpResponse<String> get(String token, String path) {
        return ask(token, "GET", path, "");
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(HttpResponse<String> response) {
        return (Map<String, Object>) Json.read(response.body());
    }

    public Engine engine() {
        return engine;
    }

    Credentials credentials() {
        return credentials;
    }

    public ConsoleDesk consoles() {
        return consoles;
    }

    public Api api() {
        return api;
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.shutdownNow();
        consoles.close();
        api.close();
        switchboard.close();
        subscriptions.close();
        engine.close();
        credentials.close();
    }
}
