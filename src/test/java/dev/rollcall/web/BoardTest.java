package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a supervisor does with the board.
final class BoardTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    @BeforeEach
    void five_people_are_there() {
        server.have(Crew.FIVE);
    }

    @Test
    void everybody_is_shown_with_status_time_and_cause() {
        server.have(List.of(Crew.ANA.in("lunch", "supervisor:maria")
            .since(Instant.now().minusSeconds(754))));
        var page = open("");

        var ana = row(page, "Ana García");
        assertThat(ana).containsText("Lunch");
        assertThat(ana).containsText("supervisor maria");
        assertThat(ana).containsText(Pattern.compile("12:3[4-9]"));
        assertThat(page.locator("board-table .body .row")).hasCount(5);
    }

    @Test
    void a_change_appears_by_itself_and_its_time_counts_from_the_servers() {
        var page = open("");
        assertThat(row(page, "Ana García")).containsText("Available");

        server.change(Crew.ANA.in("meeting", "timer:duration"));

        assertThat(row(page, "Ana García")).containsText("Meeting");
        assertThat(row(page, "Ana García")).containsText("time was up");
        assertThat(row(page, "Ana García")).containsText("0:02");
    }

    @Test
    void somebody_who_is_removed_goes_and_somebody_new_comes() {
        var page = open("");
        server.remove("bjorn");
        server.change(AgentView.of("zoe", "Zoë Walsh", "Orders", "busy"));

        assertThat(row(page, "Zoë Walsh")).isVisible();
        assertThat(row(page, "Björn Nilsson")).hasCount(0);
    }

    @Test
    void a_search_finds_names_without_their_accents_and_causes_in_words() {
        server.change(Crew.BJORN.in("busy", "supervisor:maria"));
        var page = open("");

        search(page).fill("garcia");
        assertThat(page.locator("board-table .body .row")).hasCount(1);
        assertThat(row(page, "Ana García")).isVisible();

        search(page).fill("supervisor maria");
        assertThat(row(page, "Björn Nilsson")).isVisible();
        assertThat(page.getByText("1 of 5 agents").first()).isVisible();

        search(page).fill("nobody at all");
        assertThat(page.getByText("Nobody matches")).isVisible();
    }

    @Test
    void what_was_asked_for_stands_in_the_address_and_comes_back_from_there() {
        var page = open("");
        chip(page, "Available").click();
        list(page, "Team").selectOption("Billing");
        search(page).fill("ana");
        heading(page, "Time").click();

        assertThat(page).hasURL(Pattern.compile(
            "\\?q=ana&base=available&team=Billing&sort=-time$"));
        page.reload();
        assertThat(search(page)).hasValue("ana");
        assertThat(chip(page, "Available")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("board-table .body .row")).hasCount(1);
    }

    @Test
    void chips_count_and_choose_by_what_a_status_means() {
        var page = open("");
        assertThat(chip(page, "Available")).containsText("2");
        assertThat(chip(page, "Away")).containsText("1");
        chip(page, "Away").click();
        assertThat(page.locator("board-table .body .row")).hasCount(1);
        assertThat(row(page, "Chloé Dubois")).isVisible();
    }

    @Test
    void only_problems_shows_the_red_line_with_its_reason() {
        var page = open("");
        page.getByRole(AriaRole.BUTTON, named("Only problems")).click();

        assertThat(page.locator("board-table .body .row")).hasCount(1);
        assertThat(row(page, "Elif Kaya")).containsText("No voice: in a call or meeting");
    }

    @Test
    void a_heading_sorts_and_turns_round() {
        server.have(List.of(
            Crew.CHLOE.since(Instant.now().minus(Duration.ofHours(2)))));
        var page = open("");
        assertThat(firstRow(page)).containsText("Ana García");

        heading(page, "Time").click();
        assertThat(firstRow(page)).containsText("Chloé Dubois");
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Time")))
            .hasAttribute("aria-sort", "descending");
        heading(page, "Time").click();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Time")))
            .hasAttribute("aria-sort", "ascending");
    }

    @Test
    void while_paused_nothing_moves_and_afterwards_nothing_is_missing() {
        var page = open("");
        page.getByRole(AriaRole.BUTTON, named("Pause updates")).click();
        server.change(Crew.ANA.in("meeting", "agent"));

        assertThat(page.getByText("1 change waiting")).isVisible();
        assertThat(row(page, "Ana García")).containsText("Available");
        page.getByRole(AriaRole.BUTTON, named("Resume updates")).click();
        assertThat(row(page, "Ana García")).containsText("Meeting");
    }

    @Test
    void a_row_opens_the_agent_and_says_why_in_layers() {
        server.change(Crew.ANA.in("lunch", "supervisor:maria"));
        var page = open("");
        row(page, "Ana García").click();

        var panel = page.getByRole(AriaRole.COMPLEMENTARY, named("Ana García in detail"));
        assertThat(panel).containsText("supervisor maria");
        assertThat(panel.locator(".layers .top")).containsText("Lunch");
        assertThat(panel.locator(".layers .under")).containsText("Available");
        assertThat(panel).containsText("the status lets none in");
        assertThat(panel).containsText("40 in use, 20 reserved, 40 free");
        assertThat(page).hasURL(Pattern.compile("agent=ana"));
        page.goBack();
        assertThat(panel).hasCount(0);
    }

    @Test
    void a_supervisor_sets_a_status_with_a_duration_and_a_reason() {
        var page = open("?agent=ana");
        page.getByText("Change the status").click();
        list(page, "Status").selectOption("coaching");
        list(page, "For").selectOption("15m");
        page.getByLabel("Reason").fill("first week");
        page.getByRole(AriaRole.BUTTON, named("Set status")).click();

        assertThat(page.getByText("Ana García: Coaching")).isVisible();
        Awaitility.await().untilAsserted(() ->
            Assertions.assertThat(server.commands).containsExactly(Map.of("do", "set-presence",
                "agent", "ana", "status", "coaching", "for", "15m", "reason", "first week")));
    }

    @Test
    void a_no_of_the_server_is_said_in_words_and_what_was_typed_stays() {
        server.refusal = Map.of("status", 422, "code", "owned-by-connection", "detail", "x");
        var page = open("?agent=ana");
        page.getByText("Change the status").click();
        list(page, "Status").selectOption("coaching");
        page.getByLabel("Reason").fill("first week");
        page.getByRole(AriaRole.BUTTON, named("Set status")).click();

        assertThat(page.getByText("Another system owns this agent’s status.")).isVisible();
        assertThat(page.getByLabel("Reason")).hasValue("first week");
    }

    @Test
    void whatever_people_write_is_shown_as_they_wrote_it() {
        var evil = "<img src=x onerror=alert(1)>";
        server.change(new AgentView("ana", evil, "\"><script>alert(2)</script>", "lunch",
            "supervisor:<svg onload=alert(3)>", Instant.now(), Map.of(
                "label", "<b onmouseover=alert(4)>Lunch</b>",
                "queues", List.of("<iframe src=javascript:alert(5)>"))));
        var page = open("?agent=ana&sort=team");

        assertThat(row(page, "ana")).containsText(evil);
        assertThat(page.getByRole(AriaRole.HEADING, named(evil))).isVisible();
        assertThat(page.locator("agent-panel")).containsText("<iframe src=javascript:alert(5)>");
        Assertions.assertThat(page.locator("img:not([src='icon.svg']), iframe, b[onmouseover]")
            .count()).isZero();
    }

    @Test
    void the_page_speaks_german() {
        var page = open("");
        page.getByRole(AriaRole.BUTTON, named("Deutsch")).click();

        assertThat(page.getByText("5 Agenten").first()).isVisible();
        assertThat(row(page, "Ana García")).containsText("eigene Wahl");
        page.reload();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Anzeige anhalten"))).isVisible();
    }

    @Test
    void a_theme_that_was_chosen_stays() {
        var page = open("");
        page.getByRole(AriaRole.BUTTON, named("Dark theme")).click();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Light theme"))).isVisible();
    }

    private Page open(String query) {
        var page = CHROMIUM.page();
        page.navigate(server.address() + query);
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        return page;
    }

    private static Locator row(Page page, String name) {
        return page.locator("board-table .body .row",
            new Page.LocatorOptions().setHasText(name));
    }

    private static Locator firstRow(Page page) {
        return page.locator("board-table .body .row").first();
    }

    private static Locator search(Page page) {
        return page.getByRole(AriaRole.SEARCHBOX);
    }

    private static Locator chip(Page page, String base) {
        return page.locator("board-filters .chips button",
            new Page.LocatorOptions().setHasText(base));
    }

    private static Locator list(Page page, String name) {
        return page.getByRole(AriaRole.COMBOBOX, named(name).setExact(true));
    }

    private static Locator heading(Page page, String column) {
        return page.getByRole(AriaRole.COLUMNHEADER, named(column)).locator("button");
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
