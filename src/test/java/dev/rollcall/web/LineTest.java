package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The way in, and what the page does when the server is away.
final class LineTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    @Test
    void a_broken_line_is_taken_up_where_it_stopped() {
        server.have(Crew.FIVE);
        var page = open();
        server.change(Crew.ANA.in("busy", "agent"));
        assertThat(row(page, "Ana García")).containsText("Busy");

        server.cut();
        Awaitility.await().untilAsserted(() ->
            Assertions.assertThat(server.resumed).containsExactly("", "e1-2"));
        assertThat(page.locator("live-mark")).hasText("Live");
        server.change(Crew.BJORN.in("lunch", "agent"));
        assertThat(row(page, "Björn Nilsson")).containsText("Lunch");
    }

    @Test
    void a_server_that_stays_away_makes_the_board_say_since_when_it_is_old() {
        server.have(Crew.FIVE);
        var page = open();
        server.down = true;
        server.cut();

        assertThat(page.locator("live-mark")).hasText(Pattern.compile("Stale since \\d"),
            new LocatorAssertions.HasTextOptions().setTimeout(15_000));
        assertThat(page.getByText("The connection to the server is lost.")).isVisible();
        assertThat(row(page, "Ana García")).isVisible();

        server.down = false;
        page.getByRole(AriaRole.BUTTON, named("Try now")).click();
        assertThat(page.locator("live-mark")).hasText("Live");
    }

    @Test
    void somebody_unknown_is_asked_for_a_token_and_let_in_with_a_good_one() {
        server.locked = true;
        server.have(Crew.FIVE);
        var page = CHROMIUM.page();
        page.navigate(server.address());
        var field = page.getByLabel("Access token");
        assertThat(field).isFocused();

        field.fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not know this token");
        field.fill(BoardServer.TOKEN);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(row(page, "Ana García")).isVisible();

        page.getByRole(AriaRole.BUTTON, named("Sign out of this page")).click();
        assertThat(field).isVisible();
        page.reload();
        assertThat(field).isVisible();
    }

    @Test
    void a_one_time_link_lets_in_and_leaves_no_trace_in_the_address() {
        server.locked = true;
        server.have(Crew.FIVE);
        var page = CHROMIUM.page();
        page.navigate(server.address() + "?team=Billing#code=" + BoardServer.TOKEN);

        assertThat(row(page, "Ana García")).isVisible();
        assertThat(page).hasURL(server.address() + "?team=Billing");
    }

    @Test
    void a_link_that_was_used_says_so() {
        server.locked = true;
        var page = CHROMIUM.page();
        page.navigate(server.address() + "#code=used");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("has been used or has ended");
    }

    @Test
    void an_empty_floor_says_how_to_begin() {
        var page = CHROMIUM.page();
        page.navigate(server.address());
        assertThat(page.getByRole(AriaRole.HEADING, named("No agents yet"))).isVisible();
        server.change(Crew.ANA);
        assertThat(row(page, "Ana García")).isVisible();
    }

    private Page open() {
        var page = CHROMIUM.page();
        page.navigate(server.address());
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        return page;
    }

    private static Locator row(Page page, String name) {
        return page.locator("board-table .body .row",
            new Page.LocatorOptions().setHasText(name));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
