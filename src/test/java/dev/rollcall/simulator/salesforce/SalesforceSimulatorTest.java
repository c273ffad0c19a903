package dev.rollcall.simulator.salesforce;

import static dev.rollcall.simulator.salesforce.Session.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The simulated organisation over REST, and what Omni-Channel does with statuses and work.
final class SalesforceSimulatorTest {

    private static final String ANA = "agent1@example.org";
    private static final String ROWS = "/services/data/v62.0/sobjects/UserServicePresence/";

    private final VirtualTime time = new VirtualTime();
    private SalesforceSimulator salesforce;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        salesforce = new SalesforceSimulator(0, IntStream.rangeClosed(1, 450)
                .mapToObj(i -> new SalesforceSimulator.Person(
                        "agent" + i + "@example.org", "Agent " + i)).toList(), time, new Random(7));
        session = new Session(salesforce);
    }

    @AfterEach
    void close() {
        salesforce.close();
    }

    // Statuses and their records.

    @Test
    void a_current_presence_is_found_by_a_query() throws Exception {
        salesforce.choose(ANA, "Available");
        var answer = map(session.query("SELECT Id,UserId,ServicePresenceStatusId,IsAway,"
                + "StatusStartDate,ConfiguredCapacity FROM UserServicePresence"
                + " WHERE IsCurrentState=true"));
        assertThat(answer).containsEntry("totalSize", 1L).containsEntry("done", true);
        var row = (Map<?, ?>) ((List<?>) Objects.requireNonNull(answer.get("records"))).getFirst();
        assertThat(row.get("UserId")).isEqualTo(salesforce.userId(ANA));
        assertThat(row.get("ServicePresenceStatusId")).isEqualTo(salesforce.statusId("Available"));
        assertThat(row.get("IsAway")).isEqualTo(false);
        assertThat(row.get("StatusStartDate")).isEqualTo("2026-03-02T09:00:00.000+0000");
        assertThat(row.get("ConfiguredCapacity")).isEqualTo(5L);
        assertThat(row.get("attributes")).isEqualTo(Map.of("type", "UserServicePresence",
                "url", ROWS + row.get("Id")));
    }

    @Test
    void a_status_is_a_record_for_as_long_as_it_lasts() throws Exception {
        salesforce.choose(ANA, "Available");
        time.pass(Duration.ofSeconds(30));
        salesforce.choose(ANA, "On Break");
        salesforce.choose(ANA, "On Break");
        time.pass(Duration.ofSeconds(5));
        salesforce.logout(ANA);
        assertThat(session.query("SELECT StatusDuration, IsAway, IsCurrentState"
                + " FROM UserServicePresence ORDER BY StatusStartDate").body())
                .contains("\"totalSize\":2",
                        "\"StatusDuration\":30,\"IsAway\":false,\"IsCurrentState\":false",
                        "\"StatusDuration\":5,\"IsAway\":true,\"IsCurrentState\":false");
        assertThat(salesforce.shown(ANA)).isEqualTo("Offline");
    }

    @Test
    void nobody_writes_a_presence() throws Exception {
        salesforce.choose(ANA, "Available");
        var id = currentRow();
        for (var answer : List.of(session.ask("POST", ROWS, "{}"),
                session.ask("PATCH", ROWS + id, "{\"IsCurrentState\":false}"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
        }
        assertThat(salesforce.shown(ANA)).isEqualTo("Available");
    }

    @Test
    void deleting_the_current_record_signs_out_who_may_customize() throws Exception {
        salesforce.choose(ANA, "Available");
        salesforce.customizes(false);
        assertThat(session.ask("DELETE", ROWS + currentRow(), "").statusCode()).isEqualTo(403);
        salesforce.customizes(true);
        assertThat(session.ask("DELETE", ROWS + currentRow(), "").statusCode()).isEqualTo(204);
        assertThat(salesforce.shown(ANA)).isEqualTo("Offline");
    }

    private String currentRow() throws Exception {
        var found = map(session.query("SELECT Id FROM UserServicePresence"
                + " WHERE IsCurrentState = true"));
        var row = (Map<?, ?>) ((List<?>) Objects.requireNonNull(found.get("records"))).getFirst();
        return String.valueOf(row.get("Id"));
    }

    // Omni-Channel.

    @Test
    void work_goes_where_the_channel_and_the_capacity_allow_it() {
        assertThat(salesforce.push(ANA, "Chat", 1)).isEmpty();
        salesforce.choose(ANA, "Ready for Chats");
        assertThat(salesforce.push(ANA, "Voice", 1)).isEmpty();
        assertThat(salesforce.push(ANA, "Chat", 3)).isPresent();
        assertThat(salesforce.push(ANA, "Chat", 3)).isEmpty();
        assertThat(salesforce.push(ANA, "Chat", 2)).isPresent();
    }

    @Test
    void work_that_lies_too_long_is_taken_back_and_moves_the_agent() throws Exception {
        salesforce.omniChannel(5, Duration.ofSeconds(20), "Busy", "", false);
        salesforce.choose(ANA, "Available");
        salesforce.push(ANA, "Chat", 1).orElseThrow();
        var taken = salesforce.push(ANA, "Chat", 1).orElseThrow();
        assertThat(salesforce.accept(ANA, taken)).isTrue();
        time.pass(Duration.ofSeconds(19));
        salesforce.stage().tick();
        assertThat(salesforce.shown(ANA)).isEqualTo("Available");
        time.pass(Duration.ofSeconds(1));
        salesforce.stage().tick();
        assertThat(salesforce.shown(ANA)).isEqualTo("Busy");
        assertThat(session.query("SELECT Status FROM AgentWork").body())
                .contains("DeclinedOnPushTimeout", "Opened");
    }

    @Test
    void declining_moves_an_agent_where_that_is_set_up() {
        salesforce.choose(ANA, "Available");
        assertThat(salesforce.decline(ANA, salesforce.push(ANA, "Chat", 1).orElseThrow())).isTrue();
        assertThat(salesforce.shown(ANA)).isEqualTo("Available");
        salesforce.omniChannel(5, Duration.ofSeconds(20), "", "On Break", false);
        salesforce.decline(ANA, salesforce.push(ANA, "Chat", 1).orElseThrow());
        assertThat(salesforce.shown(ANA)).isEqualTo("On Break");
    }

    @Test
    void signing_out_gives_work_back() throws Exception {
        salesforce.choose(ANA, "Available");
        salesforce.push(ANA, "Chat", 1).orElseThrow();
        salesforce.logout(ANA);
        assertThat(session.query("SELECT Status FROM AgentWork").body()).contains("Unavailable");
    }

    @Test
    void a_status_on_a_call_is_ignored_or_waits_for_its_end() {
        salesforce.choose(ANA, "Available");
        salesforce.callBegins(ANA);
        salesforce.choose(ANA, "Training");
        salesforce.callEnds(ANA);
        assertThat(salesforce.shown(ANA)).isEqualTo("Available");
        salesforce.omniChannel(5, Duration.ofSeconds(20), "", "", true);
        salesforce.callBegins(ANA);
        salesforce.choose(ANA, "Training");
        assertThat(salesforce.shown(ANA)).isEqualTo("Available");
        salesforce.callEnds(ANA);
        assertThat(salesforce.shown(ANA)).isEqualTo("Training");
    }

    @Test
    void a_status_that_was_not_granted_cannot_be_had() {
        salesforce.grant(ANA, Set.of("Available"));
        salesforce.choose(ANA, "Training");
        assertThat(salesforce.shown(ANA)).isEqualTo("Offline");
    }

    // Queries.

    @Test
    void a_long_result_comes_in_batches() throws Exception {
        var first = map(session.query("SELECT Id, Username FROM User"));
        assertThat(first).containsEntry("totalSize", 450L).containsEntry("done", false);
        var second = map(session.get((String) first.get("nextRecordsUrl")));
        var third = map(session.get((String) second.get("nextRecordsUrl")));
        assertThat(third).containsEntry("done", true).doesNotContainKey("nextRecordsUrl");
        assertThat((List<?>) third.get("records")).hasSize(50);
    }

    @Test
    void statuses_people_and_channels_are_queried() throws Exception {
        assertThat(session.query("SELECT Id, DeveloperName, MasterLabel FROM ServicePresenceStatus"
                + " WHERE MasterLabel IN ('On Break', 'Busy') ORDER BY MasterLabel DESC LIMIT 1")
                .body()).contains("\"DeveloperName\":\"On_Break\"", "\"totalSize\":1");
        assertThat(session.query("SELECT Id FROM ServiceChannelStatus WHERE"
                + " ServicePresenceStatusId = '" + salesforce.statusId("Available") + "'").body())
                .contains("\"totalSize\":3");
        assertThat(session.query("SELECT Id FROM User WHERE Username = '" + ANA
                + "' AND IsActive = true").body()).contains(salesforce.userId(ANA));
    }

    @Test
    void what_is_no_query_is_said_to_be_none() throws Exception {
        for (var wrong : List.of("SELECT Id", "SELECT Id FROM User WHERE", "Id FROM User",
                "SELECT Id FROM User; DROP", "SELECT Id FROM User LIMIT many")) {
            assertThat(session.query(wrong).body()).contains("\"errorCode\":\"MALFORMED_QUERY\"");
        }
        assertThat(session.query("SELECT Id FROM Agents").body()).isEqualTo("[{\"message\":"
                + "\"sObject type 'Agents' is not supported.\",\"errorCode\":\"INVALID_TYPE\"}]");
        assertThat(session.query("SELECT Mood FROM User").body()).contains("INVALID_FIELD");
    }

    // Sessions and limits.

    @Test
    void every_answer_counts_against_the_daily_limit() throws Exception {
        salesforce.requestsMax(2);
        session.query("SELECT Id FROM User LIMIT 1");
        assertThat(session.query("SELECT Id FROM User LIMIT 1").headers()
                .firstValue("Sforce-Limit-Info")).contains("api-usage=2/2");
        var late = session.query("SELECT Id FROM User LIMIT 1");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void a_session_ends() throws Exception {
        time.pass(Duration.ofHours(2));
        var late = session.query("SELECT Id FROM User");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).isEqualTo("[{\"message\":\"Session expired or invalid\","
                + "\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }

    @Test
    void a_signed_assertion_is_a_way_in() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var keys = generator.generateKeyPair();
        salesforce.certificate(keys.getPublic());
        var soon = time.instant().plusSeconds(120).getEpochSecond();
        assertThat(bearer(keys, "https://login.salesforce.com", ANA, soon))
                .contains("\"access_token\":", "\"instance_url\":\"" + salesforce.uri() + "\"",
                        "\"token_type\":\"Bearer\"", SalesforceSimulator.TENANT);
        assertThat(bearer(keys, "https://example.org", ANA, soon))
                .isEqualTo(refused("audience is invalid"));
        assertThat(bearer(keys, "https://test.salesforce.com", "nobody", soon))
                .isEqualTo(refused("user hasn't approved this consumer"));
        assertThat(bearer(keys, "https://test.salesforce.com", ANA, soon + 61))
                .isEqualTo(refused("expired authorization code"));
        assertThat(bearer(generator.generateKeyPair(), "https://test.salesforce.com", ANA, soon))
                .isEqualTo(refused("invalid assertion"));
        assertThat(session.form("grant_type=jwt").body()).contains("unsupported_grant_type");
        assertThat(session.form("grant_type=client_credentials&client_id="
                + SalesforceSimulator.CLIENT_ID + "&client_secret=guess").body())
                .contains("invalid_client");
    }

    private static Object refused(String why) {
        return Json.text(Json.read("{\"error\":\"invalid_grant\",\"error_description\":\""
                + why + "\"}"));
    }

    private String bearer(KeyPair keys, String audience, String user, long exp) throws Exception {
        var coder = Base64.getUrlEncoder().withoutPadding();
        var claims = Json.write(Map.of("iss", SalesforceSimulator.CLIENT_ID, "sub", user,
                "aud", audience, "exp", exp));
        var signed = coder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
                + "." + coder.encodeToString(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return Json.text(Json.sorted(Json.read(session.form(
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                        + signed + "." + coder.encodeToString(signature.sign())).body())));
    }
}
