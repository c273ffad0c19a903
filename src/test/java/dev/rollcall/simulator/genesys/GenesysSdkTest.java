package dev.rollcall.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.api.EventsApi;
import com.mypurecloud.sdk.v2.api.NotificationsApi;
import com.mypurecloud.sdk.v2.api.PresenceApi;
import com.mypurecloud.sdk.v2.api.UsersApi;
import com.mypurecloud.sdk.v2.extensions.notifications.NotificationEvent;
import com.mypurecloud.sdk.v2.extensions.notifications.NotificationHandler;
import com.mypurecloud.sdk.v2.extensions.notifications.NotificationListener;
import com.mypurecloud.sdk.v2.model.BatchUserPresenceEventRequest;
import com.mypurecloud.sdk.v2.model.MutableUserPresence;
import com.mypurecloud.sdk.v2.model.OrganizationPresenceDefinition;
import com.mypurecloud.sdk.v2.model.PresenceDefinition;
import com.mypurecloud.sdk.v2.model.PresenceEventUserPresence;
import com.mypurecloud.sdk.v2.model.RoutingStatus;
import com.mypurecloud.sdk.v2.model.Source;
import com.mypurecloud.sdk.v2.model.UserPresence;
import com.mypurecloud.sdk.v2.model.UserPresenceEvent;
import com.mypurecloud.sdk.v2.model.UserRoutingStatusUserRoutingStatus;
import dev.rollcall.simulator.genesys.GenesysSimulator.Act;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Genesys Cloud's own Java client, pointed at our simulator: whatever it reads and writes here, it
/// would there. It knows the paths, the names of fields and the values of their enumerations.
@Timeout(60)
final class GenesysSdkTest {

    private GenesysSimulator there;
    private ApiClient client;

    @BeforeEach
    void open() throws Exception {
        there = new GenesysSimulator(0, List.of("Anna Berg", "Bo Lind"), InstantSource.system(),
            new SplittableRandom(1));
        there.define("Lunch", "Meal", false);
        there.define("Fire drill", "Away", true);
        client = ApiClient.Builder.standard().withBasePath(there.uri().toString())
            .withAccessToken(token()).build();
    }

    @AfterEach
    void close() {
        there.close();
    }

    /// Its own way to a token would ask a host of its own.
    private String token() throws Exception {
        var basic = Base64.getEncoder().encodeToString((GenesysSimulator.CLIENT_ID + ":"
            + GenesysSimulator.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        try (var http = HttpClient.newHttpClient()) {
            var body = http.send(HttpRequest.newBuilder(URI.create(there.uri() + "/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")).build(),
                BodyHandlers.ofString()).body();
            return body.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        }
    }

    @Test
    void it_reads_the_definitions_that_are_in_use() throws Exception {
        var definitions = new PresenceApi(client)
            .getPresenceDefinitions0(null, null, null).getEntities();
        assertThat(definitions).extracting(OrganizationPresenceDefinition::getSystemPresence)
            .extracting(Enum::name).doesNotContain("OUTDATEDSDKVERSION")
            .contains("AVAILABLE", "ONQUEUE", "MEAL");
        assertThat(definitions).extracting(one -> one.getLanguageLabels().get("en_US"))
            .contains("Lunch", "On Queue").doesNotContain("Fire drill");
        assertThat(new PresenceApi(client).getSystempresences()).hasSize(10);
    }

    @Test
    void it_sets_and_reads_a_presence() throws Exception {
        var presences = new PresenceApi(client);
        var anna = there.id("Anna Berg");
        var answer = presences.patchUserPresencesPurecloud(anna, new UserPresence()
            .presenceDefinition(new PresenceDefinition().id(there.status("Lunch")))
            .message("back at one"));
        assertThat(answer.getPresenceDefinition().getSystemPresence()).isEqualTo("Meal");
        assertThat(there.shown("Anna Berg")).isEqualTo("Lunch");
        var read = presences.getUserPresence(anna, "purecloud");
        assertThat(read.getMessage()).isEqualTo("back at one");
        assertThat(read.getModifiedDate()).isNotNull();
        assertThat(presences.getUsersPresencesPurecloudBulk(List.of(anna, there.id("Bo Lind"))))
            .extracting(one -> one.getPresenceDefinition().getSystemPresence())
            .containsExactly("Meal", "Offline");
        presences.putUsersPresencesBulk(List.of(new MutableUserPresence().id(anna)
            .presenceDefinition(new PresenceDefinition().id(there.status("On Queue")))));
        assertThat(there.shown("Anna Berg")).isEqualTo("On Queue");
    }

    @Test
    void it_reads_a_routing_status_and_clears_not_responding() throws Exception {
        var anna = there.id("Anna Berg");
        there.choose("Anna Berg", "On Queue");
        assertThat(new UsersApi(client).getUserRoutingstatus(anna).getStatus())
            .isEqualTo(RoutingStatus.StatusEnum.IDLE);
        there.happens("Anna Berg", Act.ALERTS);
        there.happens("Anna Berg", Act.MISSES);
        assertThat(new UsersApi(client).getUserRoutingstatus(anna).getStatus())
            .isEqualTo(RoutingStatus.StatusEnum.NOT_RESPONDING);
        new UsersApi(client).putUserRoutingstatus(anna,
            new RoutingStatus().status(RoutingStatus.StatusEnum.IDLE));
        assertThat(there.routing("Anna Berg")).isEqualTo("IDLE");
    }

    @Test
    void it_injects_a_presence_through_a_source_of_its_own() throws Exception {
        var anna = there.id("Anna Berg");
        var source = new PresenceApi(client).postPresenceSources(new Source().name("Rollcall"));
        var event = new UserPresenceEvent().eventId("e-1").userId(anna)
            .eventDateTime(Date.from(Instant.now())).sourceId(source.getId())
            .presenceDefinitionId(there.status("Break")).message("");
        var batch = new BatchUserPresenceEventRequest().userPresenceEvents(List.of(event));
        assertThat(new EventsApi(client).postEventsUsersPresence(batch).getErrors()).isEmpty();
        assertThat(there.shown("Anna Berg")).isEqualTo("Offline");
        var primary = new PresenceApi(client).getPresenceUserPrimarysource(anna);
        primary.setSourceId(source.getId());
        new PresenceApi(client).putPresenceUserPrimarysource(anna, primary);
        assertThat(there.shown("Anna Berg")).isEqualTo("Break");
    }

    @Test
    void it_hears_presence_and_routing_on_a_channel() throws Exception {
        var anna = there.id("Anna Berg");
        var presences = new Listening<PresenceEventUserPresence>(
            "v2.users." + anna + ".presence", PresenceEventUserPresence.class);
        var routings = new Listening<UserRoutingStatusUserRoutingStatus>(
            "v2.users." + anna + ".routingStatus", UserRoutingStatusUserRoutingStatus.class);
        var handler = NotificationHandler.Builder.standard().withApiClient(client)
            .withNotificationsApi(new NotificationsApi(client))
            .withNotificationListener(presences).withNotificationListener(routings)
            .withAutoConnect(true).build();
        try {
            await().until(() -> there.stage().wires() == 1);
            there.choose("Anna Berg", "On Queue");
            await().until(() -> presences.heard.size() == 1 && routings.heard.size() == 1);
            assertThat(presences.heard.getFirst().getPresenceDefinition().getSystemPresence())
                .isEqualTo("ON_QUEUE");
            assertThat(routings.heard.getFirst().getRoutingStatus().getStatus().name())
                .isEqualTo("IDLE");
        } finally {
            handler.disconnect();
        }
    }

    @Test
    void it_is_told_what_was_wrong() {
        assertThatThrownBy(() -> new PresenceApi(client).patchUserPresencesPurecloud(
            there.id("Anna Berg"), new UserPresence().presenceDefinition(
                new PresenceDefinition().id("nothing"))))
            .isInstanceOfSatisfying(ApiException.class, wrong ->
                assertThat(wrong.getStatusCode()).isEqualTo(400));
    }

    /// Keeps what its topic says.
    private record Listening<T>(String topic, Class<T> type, List<T> heard)
            implements NotificationListener<T> {

        Listening(String topic, Class<T> type) {
            this(topic, type, new CopyOnWriteArrayList<>());
        }

        @Override
        public String getTopic() {
            return topic;
        }

        @Override
        public Class<?> getEventBodyClass() {
            return type;
        }

        @Override
        public void onEvent(NotificationEvent<?> event) {
            heard.add(type.cast(event.getEventBody()));
        }
    }
}
