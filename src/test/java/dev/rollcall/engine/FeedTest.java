package dev.rollcall.engine;

import static dev.rollcall.engine.Floors.ACME;
import static dev.rollcall.engine.Floors.ANA;
import static dev.rollcall.engine.Floors.BEN;
import static dev.rollcall.engine.Floors.choose;
import static dev.rollcall.engine.Floors.configure;
import static dev.rollcall.engine.Floors.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.engine.Subscription.News;
import dev.rollcall.engine.Subscription.News.Changed;
import dev.rollcall.engine.Subscription.News.Ended;
import dev.rollcall.engine.Subscription.News.Quiet;
import dev.rollcall.engine.Subscription.News.Reset;
import dev.rollcall.engine.Subscription.News.Snapshot;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.view.Detail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What listeners are told, and what they are not.
final class FeedTest {

    private static final Filter SIGNED_IN = (_, agent) -> agent.signedIn();

    private Floors floors = new Floors().with(ACME, ANA, BEN);

    @AfterEach
    void close() {
        floors.close();
    }

    @Test
    void a_snapshot_comes_first_and_then_changes() throws Exception {
        var listener = floors.engine.feed(ACME).subscribe(Filter.EVERYBODY);

        assertThat(next(listener)).isInstanceOfSatisfying(Snapshot.class, snapshot ->
            assertThat(snapshot.agents()).extracting(Agent::id)
                .containsExactlyInAnyOrder(ANA, BEN));
        assertThat(next(listener)).isInstanceOf(Quiet.class);
        floors.ask(signIn(ANA));
        var changed = (Changed) next(listener);
        assertThat(changed.position()).isEqualTo(floors.engine.moment(ACME).position());
        assertThat(changed.updates()).singleElement()
            .satisfies(update -> assertThat(update.agent().orElseThrow().signedIn()).isTrue());
        assertThat(changed.gone()).isEmpty();
    }

    @Test
    void what_waits_is_the_newest_state_of_each_agent() throws Exception {
        var listener = listening(Filter.EVERYBODY);
        floors.ask(signIn(ANA));
        floors.ask(choose(ANA, "busy"));
        floors.ask(signIn(BEN));
        floors.ask(choose(ANA, "away"));

        assertThat(shown(listener)).isEqualTo(new TreeMap<>(Map.of(
            "ana", "away", "ben", "available")));
        assertThat(next(listener)).isInstanceOf(Quiet.class);
    }

    @Test
    void a_filter_shows_who_comes_in_and_says_who_has_gone() throws Exception {
        var listener = listening(SIGNED_IN);
        floors.ask(choose(BEN, "busy"));
        assertThat(next(listener)).isInstanceOf(Quiet.class);
        floors.ask(signIn(ANA));
        assertThat(shown(listener)).containsOnlyKeys("ana");
        floors.ask(new dev.rollcall.domain.Command.SignOut(ANA));

        assertThat(((Changed) next(listener)).gone()).containsExactly(ANA);
    }

    @Test
    void an_agent_who_came_and_went_in_between_is_said_to_be_gone() throws Exception {
        var listener = listening(SIGNED_IN);
        floors.ask(signIn(ANA));
        floors.ask(new dev.rollcall.domain.Command.SignOut(ANA));

        assertThat(((Changed) next(listener)).gone()).containsExactly(ANA);
    }

    @Test
    void a_removed_agent_is_gone() throws Exception {
        var listener = listening(Filter.EVERYBODY);
        floors.ask(new ConfigureAgents(Map.of(), Set.of(BEN)));

        assertThat(((Changed) next(listener)).gone()).containsExactly(BEN);
    }

    @Test
    void a_new_configuration_is_told_with_a_new_snapshot() throws Exception {
        var listener = listening(Filter.EVERYBODY);
        floors.ask(configure(Presets.usable(Presets.EXAMPLE).orElseThrow().configuration()));

        assertThat(next(listener)).isInstanceOf(Snapshot.class);
        assertThat(next(listener)).isInstanceOf(Quiet.class);
    }

    @Test
    void whoever_resumes_is_told_what_happened_meanwhile_and_nothing_twice() throws Exception {
        floors.ask(signIn(ANA));
        var left = floors.engine.feed(ACME).position();
        floors.ask(signIn(BEN));
        floors.ask(choose(BEN, "busy"));

        var listener = floors.engine.feed(ACME).resume(left, Filter.EVERYBODY);

        assertThat(shown(listener)).isEqualTo(Map.of("ben", "busy"));
        assertThat(next(listener)).isInstanceOf(Quiet.class);
        floors.ask(choose(ANA, "away"));
        assertThat(shown(listener)).isEqualTo(Map.of("ana", "away"));
    }

    @Test
    void a_stream_goes_on_over_a_crash_and_over_a_planned_restart() throws Exception {
        floors.ask(signIn(ANA));
        var left = floors.engine.feed(ACME).position();
        floors.ask(signIn(BEN));
        floors.kill();
        assertThat(shown(floors.engine.feed(ACME).resume(left, Filter.EVERYBODY)))
            .containsOnlyKeys("ben");

        floors.restart();
        floors.ask(choose(ANA, "away"));
        assertThat(shown(floors.engine.feed(ACME).resume(left, Filter.EVERYBODY)))
            .containsOnlyKeys("ana", "ben");
    }

    @Test
    void a_position_of_another_history_or_too_long_ago_is_reset() throws Exception {
        floors = new Floors(Floors.small()).with(ACME, ANA);
        var feed = floors.engine.feed(ACME);
        var start = feed.position();
        assertThat(next(feed.resume(new Position("other", 1), Filter.EVERYBODY)))
            .isInstanceOf(Reset.class);
        assertThat(next(feed.resume(new Position("m", 99), Filter.EVERYBODY)))
            .isInstanceOf(Reset.class);
        for (var i = 0; i < 65; i++) floors.ask(choose(ANA, i % 2 == 0 ? "busy" : "away"));
        floors.ask(signIn(ANA));
        for (var i = 0; i < 65; i++) floors.ask(choose(ANA, i % 2 == 0 ? "busy" : "away"));

        var late = feed.resume(start, Filter.EVERYBODY);

        assertThat(next(late)).isInstanceOf(Reset.class);
        assertThat(next(late)).isInstanceOf(Snapshot.class);
        assertThat(feed.past(new Position("other", 1), 10)).isEmpty();
    }

    @Test
    void a_slow_listener_is_reset_and_costs_no_more_than_its_share() throws Exception {
        floors = new Floors(Floors.small()).with(ACME, agents(10));
        var slow = listening(Filter.EVERYBODY);
        var quick = listening(Filter.EVERYBODY);
        for (var agent : agents(10)) {
            floors.ask(signIn(agent));
            assertThat(next(quick)).isInstanceOf(Changed.class);
        }

        assertThat(next(slow)).isInstanceOf(Reset.class);
        assertThat(next(slow)).isInstanceOfSatisfying(Snapshot.class,
            snapshot -> assertThat(snapshot.agents()).allMatch(Agent::signedIn));
        assertThat(next(slow)).isInstanceOf(Quiet.class);
    }

    @Test
    void an_update_is_rendered_once_for_all_who_see_the_same() throws Exception {
        var one = listening(Filter.EVERYBODY);
        var other = listening(SIGNED_IN);
        var rendered = new AtomicInteger();
        var seen = new ArrayList<String>();
        floors.ask(signIn(ANA));

        for (var listener : new Subscription[] {one, other}) {
            var update = ((Changed) next(listener)).updates().getFirst();
            for (var detail : List.of(Detail.STATE, Detail.WHOLE)) {
                seen.add(new String(update.rendered(detail,
                    _ -> (detail + " " + rendered.incrementAndGet())
                        .getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
            }
        }

        assertThat(seen).containsExactly("STATE 1", "WHOLE 2", "STATE 1", "WHOLE 2");
    }

    @Test
    void only_so_many_may_listen() {
        floors = new Floors(Floors.small()).with(ACME, ANA);
        var feed = floors.engine.feed(ACME);
        var first = feed.subscribe(Filter.EVERYBODY);
        for (var i = 1; i < 5; i++) feed.subscribe(Filter.EVERYBODY);

        assertThatThrownBy(() -> feed.subscribe(Filter.EVERYBODY))
            .isInstanceOf(Feed.TooManyListeners.class);
        first.close();
        first.close();
        assertThat(feed.subscribe(Filter.EVERYBODY)).isNotNull();
    }

    @Test
    void the_past_is_read_in_pages_from_the_journal() {
        floors.with("other", ANA);
        floors.ask(signIn(ANA));
        floors.ask("other", signIn(ANA), "");
        floors.ask(signIn(BEN));
        var feed = floors.engine.feed(ACME);

        var first = feed.past(new Position("m", 0), 2).orElseThrow();
        var second = feed.past(first.upTo(), 2).orElseThrow();
        var third = feed.past(second.upTo(), 2).orElseThrow();

        assertThat(first.happened()).hasSize(2);
        assertThat(second.happened()).hasSize(1);
        assertThat(second.happened().getFirst().events()).isNotEmpty();
        assertThat(third.happened()).isEmpty();
        assertThat(third.upTo()).isEqualTo(feed.position());
    }

    @Test
    void the_end_is_told() throws Exception {
        var listener = listening(Filter.EVERYBODY);
        floors.engine.close();
        assertThat(next(listener)).isInstanceOf(Ended.class);
    }

    private Subscription listening(Filter filter) throws InterruptedException {
        var listener = floors.engine.feed(ACME).subscribe(filter);
        assertThat(next(listener)).isInstanceOf(Snapshot.class);
        return listener;
    }

    private static News next(Subscription listener) throws InterruptedException {
        return listener.next(Duration.ofMillis(1));
    }

    private static Map<String, String> shown(Subscription listener) throws InterruptedException {
        var shown = new TreeMap<String, String>();
        for (var update : ((Changed) next(listener)).updates()) {
            shown.put(update.id().text(),
                update.agent().orElseThrow().presence().status().text());
        }
        return shown;
    }

    private static AgentId[] agents(int many) {
        var agents = new AgentId[many];
        for (var i = 0; i < many; i++) agents[i] = new AgentId("agent-" + i);
        return agents;
    }
}
