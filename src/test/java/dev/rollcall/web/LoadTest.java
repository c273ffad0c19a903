package dev.rollcall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How busy the floor is: in words, and as a line that grows.
final class LoadTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    final BoardServer server = new BoardServer();

    private Page open() {
        var page = CHROMIUM.page();
        page.clock().install();
        page.navigate(server.address());
        assertThat(page.locator("board-table .body .row").first()).isVisible();
        return page;
    }

    private static int points(Page page) {
        var drawn = page.locator("floor-load figure path.use").getAttribute("d");
        return Objects.requireNonNull(drawn).split("L").length;
    }

    @Test
    void capacity_and_the_queues_are_told_in_words() {
        server.have(List.of(Crew.ANA, Crew.BJORN));
        var page = open();
        assertThat(page.locator("floor-load"))
            .containsText("60 % of the capacity in use");
        server.waits("support", 3, Instant.now().minusSeconds(75));
        server.waits("sales", 1, Instant.now());
        assertThat(page.locator("floor-load"))
            .containsText(Pattern.compile("4 waiting, the longest 1:1\\d"));
        server.change(Crew.ANA.with("capacity", Map.of("used", 0, "reserved", 0,
            "available", 100)));
        assertThat(page.locator("floor-load")).containsText("30 %");
        page.locator(".language").click();
        assertThat(page.locator("floor-load")).containsText("der Kapazität belegt");
    }

    @Test
    void where_no_units_are_counted_it_is_people_at_work() {
        server.have(List.of(
            Crew.ANA.with("capacity", Map.of("used", 0, "reserved", 0))
                .with("working", List.of("w1")),
            Crew.BJORN.with("capacity", Map.of("used", 0, "reserved", 0))));
        assertThat(open().locator("floor-load")).containsText("50 % of those present at work");
    }

    @Test
    void whoever_opens_it_sees_the_line_grow_and_pausing_holds_it() {
        server.have(Crew.FIVE);
        var page = open();
        var button = page.locator("floor-load .short");
        assertThat(button).hasAttribute("aria-expanded", "false");
        button.click();
        assertThat(button).hasAttribute("aria-expanded", "true");
        var first = points(page);
        page.clock().runFor(5_000);
        Assertions.assertThat(points(page)).isGreaterThanOrEqualTo(first + 5);
        assertThat(page.locator("floor-load figcaption"))
            .containsText("60 % to 60 % of the capacity in use since");
        page.locator(".hold").click();
        var held = points(page);
        server.change(Crew.ANA.in("busy", "agent"));
        assertThat(page.locator(".bar .waiting")).hasText("1 change waiting");
        page.clock().runFor(5_000);
        Assertions.assertThat(points(page)).isEqualTo(held);
    }
}
