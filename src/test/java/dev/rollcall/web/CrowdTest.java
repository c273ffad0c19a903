package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Ten thousand agents, and what they do to the page.
final class CrowdTest {

    private static final int ALL = 10_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    @Test
    void only_the_rows_in_sight_exist_wherever_one_scrolls() {
        server.have(Crew.crowd(ALL));
        var page = open();
        for (var place : new int[] {0, 5_000, ALL - 1}) {
            page.locator("board-table .scroller").evaluate(
                "(e, y) => { e.scrollTop = y; }", place * 34);
            assertThat(row(page, place)).isVisible();
            Assertions.assertThat(page.locator("board-table .body .row").count()).isLessThan(60);
        }
    }

    @Test
    void five_hundred_changes_a_second_are_all_counted_and_the_page_still_answers() {
        server.have(Crew.crowd(ALL));
        var page = open();
        var sent = new AtomicInteger();
        try (var busy = Executors.newSingleThreadScheduledExecutor()) {
            busy.scheduleAtFixedRate(() -> change(sent.getAndAdd(10)), 0, 20,
                TimeUnit.MILLISECONDS);
            page.getByRole(AriaRole.COLUMNHEADER,
                new Page.GetByRoleOptions().setName("Time")).locator("button").click();
            page.locator("board-filters input").fill("agent 00077");
            assertThat(page.locator("board-table .body .row")).hasCount(1);
            page.locator("board-filters input").fill("");
            Awaitility.await().until(() -> sent.get() >= 1_500);
            busy.shutdownNow();
        }
        var gone = sent.get();
        assertThat(page.locator("board-filters .chips button",
            new Page.LocatorOptions().setHasText("Do not disturb")).locator("b"))
            .hasText("%,d".formatted(gone));
    }

    /// Each agent once, so what has arrived can be counted.
    private void change(int from) {
        server.change(IntStream.range(from, from + 10).mapToObj(Crew::oneOf)
            .map(agent -> agent.in("do-not-disturb", "agent")).toArray(AgentView[]::new));
    }

    private Page open() {
        var page = CHROMIUM.page();
        page.navigate(server.address());
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        return page;
    }

    private static Locator row(Page page, int number) {
        return page.locator("board-table .body .row",
            new Page.LocatorOptions().setHasText("Agent %05d".formatted(number)));
    }
}
