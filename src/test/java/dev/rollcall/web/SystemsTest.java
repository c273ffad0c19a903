package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the board shows of outside systems: who is not in step there, and how the systems are.
final class SystemsTest {

    /// One that is well, one that speaks of strange things, one that refuses, one that is down.
    static final List<Map<String, Object>> FOUR = List.of(
        system("genesys", true, Map.of(), 0),
        system("teams", true, Map.of("contested", 1, "pending", 2), 2),
        system("dynamics", true, Map.of("refused", 1), 0),
        system("vonage", false, Map.of("unreachable", 1), 0));

    static final List<Map<String, Object>> UNMAPPED = List.of(
        Map.of("kind", "status", "name", "Coaching (new)", "count", 12,
            "last", Instant.now().toString()),
        Map.of("kind", "agent", "name", "zoe@example.com", "count", 1,
            "last", Instant.now().toString()));

    /// Ana in step everywhere, the others each in another way not.
    static final List<AgentView> PEOPLE = List.of(
        standing(Crew.ANA, Map.of("teams", side("Available", "Available", "in-sync"))),
        standing(Crew.BJORN, Map.of("teams", side("Away", "Busy", "contested"),
            "genesys", side("Busy", "Busy", "in-sync"))),
        standing(Crew.CHLOE, Map.of("teams", side("Busy", "Away", "pending"))),
        standing(Crew.DMYTRO, Map.of("dynamics", side("Offline", "", "unmapped"))),
        standing(Crew.ELIF, Map.of("dynamics", refused(
                "expected a presence of Dynamics that agents may set, found 'Available'"),
            "vonage", side("Break", "Ready", "unreachable"))));

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    @Test
    void the_list_names_the_system_that_is_out_of_step_and_is_quiet_about_the_others() {
        var page = open("");
        assertThat(systems(page, "Ana García")).hasText("in step everywhere");
        assertThat(systems(page, "Björn Nilsson").locator(".chip.out")).containsText("teams");
        assertThat(systems(page, "Chloé Dubois").locator(".chip.soon")).containsText("teams");
        assertThat(systems(page, "Dmytro Melnyk").locator(".chip.ask"))
            .containsText("dynamics: no match there");
        assertThat(systems(page, "Elif Kaya")).containsText("+1");
        assertThat(systems(page, "Elif Kaya"))
            .containsText("dynamics: refused · vonage: unreachable");

        page.getByRole(AriaRole.COLUMNHEADER, named("Systems")).locator("button").click();
        assertThat(page.locator("board-table .body .row").first()).containsText("Elif Kaya");
    }

    @Test
    void being_told_for_a_moment_is_not_shown_at_all() {
        var page = open("");
        var told = Map.<String, Object>of("observed", "Busy", "desired", "Away",
            "state", "pending", "since", Instant.now().plusSeconds(60).toString());
        server.change(standing(Crew.CHLOE, Map.of("teams", told)));
        assertThat(systems(page, "Chloé Dubois")).hasText("in step everywhere");
    }

    @Test
    void a_change_of_step_moves_nothing() {
        var page = open("");
        var before = places(page);
        server.change(standing(Crew.ANA, Map.of("teams", side("Away", "Available", "refused"),
            "a-system-with-quite-a-long-name", side("", "", "contested"))));
        assertThat(systems(page, "Ana García").locator(".chip")).isVisible();
        Assertions.assertThat(places(page)).isEqualTo(before);
    }

    @Test
    void a_floor_without_outside_systems_has_no_column_and_no_strip_for_them() {
        server.have(Crew.FIVE);
        var page = CHROMIUM.page();
        page.navigate(server.address());
        assertThat(page.locator("board-table .body .row")).hasCount(5);
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Systems"))).hasCount(0);
        assertThat(page.locator("system-strip")).hasCount(0);
    }

    @Test
    void the_panel_says_what_is_shown_there_what_should_be_and_since_when() {
        server.systems = FOUR;
        var page = open("?agent=bjorn");
        assertThat(side(page, "teams")).containsText(Pattern.compile(
            "contested\\s*Shows Away, should show Busy since \\d+:\\d+"));
        assertThat(side(page, "teams")).containsText("keeps being changed back");
        assertThat(side(page, "genesys")).containsText(Pattern.compile(
            "in step\\s*Shows Busy, as it should since \\d+:\\d+"));
    }

    @Test
    void the_panel_says_why_a_system_took_no_write() {
        server.systems = FOUR;
        var page = open("?agent=elif");
        assertThat(side(page, "dynamics")).containsText("The system said no to this status.");
        assertThat(side(page, "dynamics")).containsText(
            "Reason: expected a presence of Dynamics that agents may set, found 'Available'");
        assertThat(side(page, "vonage")).not().containsText("Reason");
    }

    @Test
    void the_strip_opens_a_system_by_keyboard_and_gives_the_focus_back() {
        server.systems = FOUR;
        server.unmapped = UNMAPPED;
        var page = open("");
        assertThat(strip(page, "genesys")).hasClass("in");
        assertThat(strip(page, "teams")).containsText("1 out of step");
        assertThat(strip(page, "vonage")).containsText("down");

        strip(page, "genesys").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        var sheet = page.getByRole(AriaRole.REGION, named("teams"));
        assertThat(sheet).containsText("The line is up");
        assertThat(sheet).containsText("2 names nobody has mapped");
        assertThat(sheet).containsText("Coaching (new)");
        assertThat(sheet).containsText("heard 12 times");
        page.keyboard().press("Escape");
        assertThat(sheet).hasCount(0);
        assertThat(strip(page, "teams")).isFocused();
    }

    @Test
    void a_system_that_is_down_says_why_and_is_said_aloud() {
        server.systems = FOUR;
        var page = open("");
        assertThat(page.locator("rollcall-app > [role=status], [role=status].unseen").first())
            .containsText("Not connected: vonage");
        strip(page, "vonage").click();
        assertThat(page.getByRole(AriaRole.REGION, named("vonage")))
            .containsText("The line is down: it does not answer");
    }

    @Test
    void those_who_are_not_in_step_with_a_system_are_shown_alone() {
        server.systems = FOUR;
        var page = open("");
        strip(page, "teams").click();
        page.getByRole(AriaRole.BUTTON, named("Show only who is not in step")).click();

        assertThat(page.locator("board-table .body .row")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile("\\?out=teams$"));
        page.reload();
        assertThat(page.locator("board-table .body .row")).hasCount(2);
        page.getByRole(AriaRole.BUTTON, named("Clear filters")).click();
        assertThat(page.locator("board-table .body .row")).hasCount(5);
    }

    @Test
    void a_wallboard_sees_who_is_out_of_step_but_not_the_systems() {
        server.systems = FOUR;
        server.who = Map.of("role", "wallboard");
        var page = open("");
        assertThat(systems(page, "Elif Kaya")).containsText("dynamics");
        assertThat(page.locator("system-strip")).hasCount(0);
    }

    @Test
    void all_of_it_is_said_in_german() {
        server.systems = FOUR;
        server.unmapped = UNMAPPED;
        var page = open("?agent=bjorn");
        page.getByRole(AriaRole.BUTTON, named("Deutsch")).click();
        assertThat(side(page, "teams"))
            .containsText("Zeigt Away, soll Busy zeigen seit");
        strip(page, "vonage").click();
        assertThat(page.getByRole(AriaRole.REGION, named("vonage")))
            .containsText("Die Leitung ist unterbrochen");
        assertThat(systems(page, "Dmytro Melnyk")).containsText("dort ohne Entsprechung");
    }

    private Page open(String query) {
        server.have(PEOPLE);
        var page = CHROMIUM.page();
        page.navigate(server.address() + query);
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        return page;
    }

    private static Object places(Page page) {
        return page.locator("board-table .head .cell, board-table .body .cell").evaluateAll("""
            all => all.map(one => one.getBoundingClientRect())
              .map(({x, y, width, height}) => [x, y, width, height].map(Math.round).join(' '))
              .join('|')
            """);
    }

    private static Locator systems(Page page, String name) {
        return page.locator("board-table .body .row", having(name)).locator(".cell.systems");
    }

    private static Locator side(Page page, String system) {
        return page.locator("agent-panel .far li", having(system));
    }

    private static Locator strip(Page page, String system) {
        return page.locator("system-strip .systems button", having(system));
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static AgentView standing(AgentView agent, Map<String, Object> sides) {
        return agent.with("connections", sides);
    }

    private static Map<String, Object> side(String observed, String desired, String state) {
        return Map.of("observed", observed, "desired", desired, "state", state,
            "since", Instant.now().minusSeconds(600).toString());
    }

    private static Map<String, Object> refused(String why) {
        return Map.of("observed", "Offline", "desired", "Available", "state", "refused",
            "since", Instant.now().minusSeconds(600).toString(), "trouble", why);
    }

    private static Map<String, Object> system(String id, boolean up,
            Map<String, Object> notInSync, int unmapped) {
        return Map.of("id", id, "connector", id, "direction", "outbound", "up", up, "waiting", 0,
            "trouble", up ? "" : "it does not answer", "inSync", 2, "notInSync", notInSync,
            "needsMapping", unmapped);
    }
}
