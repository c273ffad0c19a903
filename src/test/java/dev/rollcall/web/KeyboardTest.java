package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The board without a mouse.
final class KeyboardTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    @Test
    void slash_searches_and_down_leads_to_the_rows() {
        server.have(Crew.FIVE);
        var page = open();
        page.keyboard().press("/");
        page.keyboard().type("dubois");
        assertThat(page.locator("board-table .body .row")).hasCount(1);

        page.keyboard().press("ArrowDown");
        assertThat(here(page)).hasText(Pattern.compile("Chloé Dubois"));
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("Chloé Dubois"))).isFocused();
    }

    @Test
    void arrows_walk_over_rows_columns_and_headings() {
        server.have(Crew.FIVE);
        var page = open();
        grid(page).focus();
        assertThat(here(page)).containsText("Ana García");
        page.keyboard().press("ArrowDown");
        assertThat(here(page)).containsText("Björn Nilsson");
        page.keyboard().press("End");
        assertThat(here(page)).containsText("Elif Kaya");
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        assertThat(here(page)).containsText("Billing");

        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Team")))
            .hasAttribute("aria-sort", "ascending");
    }

    @Test
    void enter_opens_and_escape_closes_and_the_cell_is_where_it_was() {
        server.have(Crew.FIVE);
        var page = open();
        grid(page).focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("Björn Nilsson"))).isFocused();

        page.keyboard().press("Escape");
        assertThat(page.locator("agent-panel")).hasCount(0);
        assertThat(grid(page)).isFocused();
        assertThat(here(page)).containsText("Björn Nilsson");
    }

    @Test
    void the_cell_stays_with_its_agent_when_rows_move() {
        server.have(Crew.FIVE);
        var page = open();
        grid(page).focus();
        page.keyboard().press("ArrowDown");
        assertThat(here(page)).containsText("Björn Nilsson");

        server.change(AgentView.of("aaron", "Aaron Abel", "Claims", "busy"));
        assertThat(page.locator("board-table .body .row").first()).containsText("Aaron Abel");
        assertThat(here(page)).containsText("Björn Nilsson");
    }

    @Test
    void the_last_of_ten_thousand_is_one_key_away_and_named_to_screen_readers() {
        server.have(Crew.crowd(10_000));
        var page = open();
        grid(page).focus();
        page.keyboard().press("End");
        assertThat(here(page)).containsText("Agent 09999");
        assertThat(grid(page)).hasAttribute("aria-rowcount", "10001");
        assertThat(grid(page)).hasAttribute("aria-activedescendant", "c-9999-agent");
        assertThat(page.locator("board-table .row:has(.here)"))
            .hasAttribute("aria-rowindex", "10001");
        assertThat(here(page)).isInViewport();

        page.keyboard().press("PageUp");
        assertThat(here(page)).containsText(Pattern.compile("Agent 099[0-9]{2}"));
    }

    @Test
    void the_cell_stays_in_sight_when_something_takes_room_above_the_table() {
        server.have(Crew.crowd(10_000));
        var page = open();
        grid(page).focus();
        page.keyboard().press("End");
        assertThat(here(page)).isInViewport();

        page.setViewportSize(1280, 500);
        assertThat(here(page)).isInViewport();
        page.setViewportSize(390, 500);
        assertThat(here(page)).isInViewport();
    }

    @Test
    void letters_work_outside_of_fields_and_can_be_switched_off() {
        server.have(Crew.FIVE);
        var page = open();
        page.keyboard().press("p");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Resume updates"))).isVisible();
        page.keyboard().press("/");
        page.keyboard().type("p");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Resume updates"))).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.getByLabel("Single keys work").uncheck();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        page.keyboard().press("p");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Resume updates"))).isVisible();
    }

    private Page open() {
        var page = CHROMIUM.page();
        page.navigate(server.address());
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        return page;
    }

    private static Locator grid(Page page) {
        return page.getByRole(AriaRole.GRID);
    }

    private static Locator here(Page page) {
        return page.locator("board-table .cell.here");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
