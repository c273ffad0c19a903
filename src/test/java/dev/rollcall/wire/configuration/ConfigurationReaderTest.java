package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Automatic.Response;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.Workstream.Method;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What silence means, what a part changes, and what is kept of the document.
final class ConfigurationReaderTest {

    @Test
    void a_tenant_that_says_nothing_has_the_shipped_catalogue_and_defaults() {
        var tenant = Reads.usable("{}").configuration();
        assertThat(tenant.statuses().values()).extracting(Status::label).containsExactly(
                "Available", "Busy", "Do not disturb", "Appear away", "Offline", "Inactive");
        assertThat(tenant.statuses().keySet()).extracting(StatusId::text)
                .containsExactlyElementsOf(Status.SHIPPED);
        assertThat(tenant.statuses().values()).filteredOn(status -> !status.selectable())
                .extracting(Status::base).containsExactly(Base.INACTIVE);
        assertThat(status(tenant, "away").allows()).containsExactly("direct-chat");
        assertThat(status(tenant, "available").options())
                .isEqualTo(new Status.Options(true, false, false, false));
        assertThat(status(tenant, "do-not-disturb").options())
                .isEqualTo(new Status.Options(false, false, true, false));
        assertThat(tenant.automatic().onMissed()).isEqualTo(Response.NOT_RESPONDING);
        assertThat(tenant.automatic().onRejected()).isEqualTo(Response.NOTHING);
        assertThat(tenant.graceTime()).isEqualTo(Duration.ofSeconds(150));
        assertThat(tenant.sessionTimeout()).isEqualTo(Duration.ofSeconds(75));
        assertThat(tenant.stickyBases())
                .containsExactlyInAnyOrder(Base.DO_NOT_DISTURB, Base.AWAY, Base.OFFLINE);
        assertThat(tenant).isEqualTo(Presets.bare());
    }

    @Test
    void an_own_status_takes_its_defaults_from_its_id_its_base_and_the_tenant() {
        var tenant = Reads.usable("""
                onQueueBases: [available, tentative]
                statuses:
                  - {id: tea, base: tentative}
                  - {id: room, base: conference}
                  - {id: nap, label: Nap, base: away, allows: [], duration: none}
                """).configuration();
        var tea = status(tenant, "tea");
        assertThat(tea.label()).isEqualTo("tea");
        assertThat(tea.message()).isEqualTo("tea");
        assertThat(tea.category()).isEqualTo(tea.id());
        assertThat(tea.options().acd()).isTrue();
        assertThat(tea.allows())
                .containsExactlyInAnyOrder("direct-call", "consult", "transfer");
        assertThat(tea.selectable()).isTrue();
        assertThat(status(tenant, "room").selectable()).isFalse();
        assertThat(status(tenant, "nap").allows()).isEmpty();
        assertThat(status(tenant, "nap").timed()).isFalse();
    }

    @Test
    void a_shipped_status_can_be_hidden_regrouped_and_taken_from_the_agents() {
        var tenant = Reads.usable("""
                hide: [do-not-disturb]
                statuses: [{id: busy, category: available, selectable: false}]
                """).configuration();
        assertThat(status(tenant, "do-not-disturb").hidden()).isTrue();
        assertThat(status(tenant, "do-not-disturb").selectable()).isFalse();
        assertThat(status(tenant, "busy").selectable()).isFalse();
        assertThat(status(tenant, "busy").category()).isEqualTo(new StatusId("available"));
        assertThat(status(tenant, "busy").label()).isEqualTo("Busy");
    }

    @Test
    void a_workstream_is_named_after_its_channel_and_lets_the_available_in() {
        var tenant = Reads.usable("workstreams: [{id: voice}, {id: mail, channel: email}]")
                .configuration();
        var voice = tenant.workstreams().get(new WorkstreamId("voice"));
        assertThat(voice.channel()).isEqualTo(Channel.VOICE);
        assertThat(voice.allowedBases()).containsExactly(Base.AVAILABLE);
        assertThat(voice.offerTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(voice.hasWrapUp()).isFalse();
        assertThat(voice.method()).isEqualTo(Method.LONGEST_IDLE);
        assertThat(tenant.workstreams().get(new WorkstreamId("mail")).channel())
                .isEqualTo(new Channel("email"));
    }

    @Test
    void the_document_is_kept_as_it_was_given_without_its_agents() {
        var usable = Reads.usable("queues: [a]\nagents: {ana: {queues: [a]}}\ngraceTime: 5s");
        assertThat(usable.configuration().document())
                .isEqualTo(Reads.document("queues: [a]\ngraceTime: 5s").tree());
        assertThat(usable.agents()).containsOnlyKeys(new AgentId("ana"));
    }

    @Test
    void what_was_kept_is_read_again_as_the_same() {
        for (var name : Presets.names()) {
            var configuration = Presets.usable(name).orElseThrow().configuration();
            assertThat(ConfigurationReader.trusted(configuration.document()))
                    .isEqualTo(configuration);
        }
        assertThatThrownBy(() -> ConfigurationReader.trusted(Map.of("graceTime", "1h1h")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_part_is_laid_over_what_is_and_only_its_agents_are_told() {
        var before = Reads.usable("""
                queues: [a, b]
                agents: {ana: {queues: [a], name: Ana}, bob: {queues: [b]}}
                """);
        var after = (Usable) ConfigurationReader.patched(before.configuration(), before.agents(),
                tree("graceTime: 5s\nagents: {ana: {queues: [b]}, cleo: }"));
        assertThat(after.configuration().graceTime()).isEqualTo(Duration.ofSeconds(5));
        assertThat(after.configuration().document())
                .isEqualTo(tree("queues: [a, b]\ngraceTime: 5s"));
        assertThat(after.agents()).containsOnlyKeys(new AgentId("ana"));
        assertThat(after.agents().get(new AgentId("ana")).queues())
                .contains(Set.of(new QueueId("b")));
        assertThat(after.agents().get(new AgentId("ana")).name()).isEqualTo("Ana");
        assertThat(after.removed()).containsExactly(new AgentId("cleo"));
    }

    @Test
    void a_part_that_takes_away_what_an_agent_needs_is_refused() {
        var before = Reads.usable("queues: [a, {id: b}]\nagents: {ana: {queues: [a]}}");
        var without = ConfigurationReader.patched(before.configuration(), before.agents(),
                tree("queues: "));
        assertThat(without).isInstanceOf(Broken.class);
        assertThat(without.findings()).extracting(FindingText::of).containsExactly(
                "/agents/ana/queues: error unknown-reference: expected a queue, found 'a';"
                        + " there is none");
        var alone = ConfigurationReader.patched(before.configuration(), before.agents(),
                tree("queues: \nagents: {ana: }"));
        assertThat(alone).isInstanceOf(Usable.class);
        assertThat(((Usable) alone).removed()).containsExactly(new AgentId("ana"));
    }

    @Test
    void agents_alone_are_checked_against_the_tenant_they_come_to() {
        var tenant = Reads.usable("queues: [a]").configuration();
        assertThat(((Usable) ConfigurationReader.agents(tenant, tree("{ana: {}, bob: }")))
                .agents().values()).containsOnly(AgentSettings.SILENT);
        assertThat(ConfigurationReader.agents(tenant, tree("ana: {queues: [b]}")).findings())
                .extracting(finding -> finding.code().text())
                .containsExactly("unknown-reference");
    }

    @Test
    void a_document_that_is_no_map_is_broken_and_no_exception() {
        for (var yaml : new String[] {"- a", "just a text", "5", "true", "[]"}) {
            assertThat(Reads.findings(yaml)).containsExactly("1:1 bad-value");
        }
    }

    private static Status status(Configuration tenant, String id) {
        return tenant.status(new StatusId(id));
    }

    private static Map<String, Object> tree(String yaml) {
        return SchemaPaths.map(Reads.document(yaml).tree());
    }
}
