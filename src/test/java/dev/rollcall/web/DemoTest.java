package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import dev.rollcall.tool.Served;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `demo` as a newcomer meets it: the command, the link it prints, the board that fills, the end.
/// Nothing here is a stand-in: the process, its page, its stream and its simulated people are real.
final class DemoTest {
    private static final int PEOPLE = 12;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void the_link_opens_a_board_on_which_people_work_and_the_day_ends_in_order()
            throws Exception {
        try (var demo = Served.rollcall("demo", "--agents", String.valueOf(PEOPLE), "--port", "0",
                "--management-port", "0", "--host", "127.0.0.1")) {
            var link = demo.until("#code=").replaceFirst(".*(http://\\S+).*", "$1");
            var page = CHROMIUM.page();
            page.navigate(link);

            var rows = page.locator("board-table .body .row");
            assertThat(rows).hasCount(PEOPLE, new HasCountOptions().setTimeout(20_000));
            assertThat(page).hasURL(Pattern.compile("^[^#]*(#(?!code).*)?$"));
            Awaitility.await().until(() -> working(page) > PEOPLE / 3);
            changesByItself(page);
            ask(page);

            demo.terminate();
            assertThat(demo.exit()).as(demo.all()).isZero();
            assertThat(demo.all()).doesNotContain("Exception").doesNotContain("SEVERE");
        }
    }

    private static int working(Page page) {
        return page.locator("board-table .body .row",
                new Page.LocatorOptions().setHasNotText("Offline")).count();
    }

    private static void changesByItself(Page page) {
        var before = statuses(page);
        Awaitility.await().until(() -> !statuses(page).equals(before));
    }

    private static String statuses(Page page) {
        return String.join("|", page.locator("board-table .body .row").allInnerTexts().stream()
                .map(text -> text.replaceAll("[0-9:]+", "")).toList());
    }

    /// A supervisor opens a person by keyboard and sees why.
    private static void ask(Page page) {
        page.locator("board-table .body .row").first().click();
        assertThat(page.locator("agent-panel")).isVisible();
        page.keyboard().press("Escape");
    }
}
