package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// WCAG 2.2 AA as far as a machine can tell: axe finds nothing, whatever the page shows.
final class AccessibilityTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    @ParameterizedTest
    @CsvSource({"LIGHT,1440", "DARK,1440", "LIGHT,360", "DARK,360"})
    void axe_finds_nothing_on_the_board_the_panel_and_the_help(ColorScheme scheme, int width)
            throws IOException {
        server.have(Crew.FIVE);
        server.have(List.of(Crew.ANA.with("notResponding", true),
            Crew.BJORN.with("pendingOffQueue", true).with("next", "lunch")
                .with("working", List.of("w1", "w2"))));
        var page = open("", scheme, width);
        assertThat(page.locator("board-table .body .row")).hasCount(5);
        look(page, "the board");

        server.waits("support", 3, Instant.now());
        page.locator("floor-load .short").click();
        assertThat(page.locator("floor-load figure")).isVisible();
        look(page, "the load");

        page.locator("board-table .body .row").first().click();
        page.getByText("Change the status").click();
        look(page, "the panel");

        page.keyboard().press("Escape");
        page.locator("board-table .scroller").press("?");
        look(page, "the help");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1440", "DARK,1440", "LIGHT,360", "DARK,360"})
    void axe_finds_nothing_when_there_is_nothing_to_see(ColorScheme scheme, int width)
            throws IOException {
        var page = open("", scheme, width);
        assertThat(page.getByText("No agents yet")).isVisible();
        look(page, "the empty floor");

        server.change(Crew.ANA);
        page.locator("board-filters input").fill("nobody");
        assertThat(page.getByText("Nobody matches")).isVisible();
        look(page, "a search in vain");

        server.locked = true;
        page.reload();
        page.getByLabel("Access token").fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("login-card .problem")).isVisible();
        look(page, "the way in");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1440", "DARK,1440", "LIGHT,360", "DARK,360"})
    void axe_finds_nothing_on_outside_systems(ColorScheme scheme, int width) throws IOException {
        server.systems = SystemsTest.FOUR;
        server.unmapped = SystemsTest.UNMAPPED;
        server.have(SystemsTest.PEOPLE);
        var page = open("?agent=elif", scheme, width);
        assertThat(page.locator("agent-panel .far")).isVisible();
        look(page, "the panel");

        page.keyboard().press("Escape");
        page.locator("system-strip button", new Page.LocatorOptions().setHasText("teams")).click();
        assertThat(page.locator("system-strip .names")).isVisible();
        look(page, "the systems");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1440", "DARK,360"})
    void axe_finds_nothing_on_an_offer(ColorScheme scheme, int width) throws IOException {
        server.have(Crew.FIVE);
        server.have(List.of(Crew.ANA.with("working", List.of("w1"))));
        server.who = Map.of("role", "agent", "subject", "ana");
        var page = open("", scheme, width);
        Awaitility.await().until(() -> server.resumed.size() == 2);
        server.offer("offer", Map.of("work", "w2", "agent", "ana", "channel", "chat",
            "until", Instant.now().plusSeconds(30).toString(),
            "attributes", Map.of("customer", "Zoe")));
        assertThat(page.locator("offer-cards .rings")).isVisible();
        look(page, "an offer");
    }

    @Test
    void what_can_be_hit_is_24_pixels_large_at_least() {
        server.have(Crew.FIVE);
        var page = open("?agent=ana", ColorScheme.LIGHT, 360);
        assertThat(page.locator("agent-panel")).isVisible();
        for (var button : page.locator("button:visible, select:visible, input:visible").all()) {
            var box = Objects.requireNonNull(button.boundingBox());
            Assertions.assertThat(Math.min(box.width, box.height))
                .as(button.evaluate("e => e.outerHTML").toString()).isGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void who_wants_less_motion_gets_none() {
        server.have(Crew.FIVE);
        var page = CHROMIUM.page(new NewContextOptions().setReducedMotion(
            ReducedMotion.REDUCE));
        page.navigate(server.address());
        server.change(Crew.ANA.in("busy", "agent"));
        assertThat(page.locator("board-table .row.fresh")).hasCount(1);
        Assertions.assertThat(page.evaluate("document.getAnimations({subtree: true}).length"))
            .isEqualTo(0);
    }

    private Page open(String query, ColorScheme scheme, int width) {
        var page = CHROMIUM.page(new NewContextOptions().setViewportSize(width, 800)
            .setColorScheme(scheme).setLocale("en-GB").setBypassCSP(true));
        page.navigate(server.address() + query);
        return page;
    }

    private static void look(Page page, String where) throws IOException {
        try (var script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(Objects.requireNonNull(script).readAllBytes(),
                StandardCharsets.UTF_8));
        }
        var found = page.evaluate("""
            async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
              'wcag21aa', 'wcag22aa', 'best-practice']})).violations
              .map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html).join(' | '))
            """);
        Assertions.assertThat((List<?>) Objects.requireNonNull(found)).as(where).isEmpty();
    }
}
