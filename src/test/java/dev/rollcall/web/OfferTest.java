package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What rings on the page of an agent, and is answered there.
final class OfferTest {

    private static final Map<String, Object> CHAT = Map.of("work", "w1", "agent", "ana",
        "channel", "chat", "queue", "support", "until", Instant.now().plusSeconds(25).toString(),
        "attributes", Map.of("customer", "Zoe <b>Bold</b>"));

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    /// The board's stream and the desk's.
    private Page open() {
        server.have(Crew.FIVE);
        server.who = Map.of("role", "agent", "subject", "ana");
        var page = CHROMIUM.page();
        page.navigate(server.address());
        Awaitility.await().until(() -> server.resumed.size() == 2);
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        return page;
    }

    private Map<String, Object> sent() {
        Awaitility.await().until(() -> !server.commands.isEmpty());
        return server.commands.remove();
    }

    @Test
    void an_offer_rings_with_its_time_and_is_accepted_and_ended() {
        var page = open();
        server.offer("offer", CHAT);
        var card = page.locator("offer-cards .rings");
        assertThat(card).containsText("New in support: chat");
        assertThat(card.locator("time")).hasText(Pattern.compile("0:[012]\\d"));
        assertThat(card.locator("dd")).hasText("Zoe <b>Bold</b>");
        card.getByText("Accept").click();
        Assertions.assertThat(sent()).containsEntry("do", "accept").containsEntry("work", "w1");
        server.offer("offer-accepted", CHAT);
        assertThat(card).hasCount(0);
        server.change(Crew.ANA.with("working", List.of("w1")));
        page.locator("offer-cards .hand button").click();
        Assertions.assertThat(sent()).containsEntry("do", "close").containsEntry("work", "w1");
    }

    @Test
    void an_offer_that_is_rejected_or_taken_back_goes_and_a_no_is_told_in_words() {
        var page = open();
        server.offer("offer", CHAT);
        server.refusal = Map.of("code", "wrong-state", "detail", "it is offered to somebody else");
        page.locator("offer-cards").getByText("Reject").click();
        Assertions.assertThat(sent()).containsEntry("do", "reject");
        assertThat(page.locator("offer-cards .said")).isVisible();
        server.offer("offer-withdrawn", CHAT);
        assertThat(page.locator("offer-cards .rings")).hasCount(0);
    }

    @Test
    void nothing_rings_for_a_supervisor() {
        server.have(Crew.FIVE);
        var page = CHROMIUM.page();
        page.navigate(server.address());
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        server.offer("offer", CHAT);
        server.change(Crew.ANA.in("busy", "agent"));
        assertThat(page.locator("board-table")).containsText("Busy");
        assertThat(page.locator("offer-cards article")).hasCount(0);
        Assertions.assertThat(server.resumed).hasSize(1);
    }
}
