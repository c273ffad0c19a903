package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.api.OpenHouse;
import dev.rollcall.api.access.Role;
import dev.rollcall.connector.Line.Taken;
import dev.rollcall.connector.Seats;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Consoles.Show;
import dev.rollcall.engine.Consoles.Shown;
import dev.rollcall.simulator.salesforce.SalesforceSimulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The bridge in a real browser: Salesforce's component as it is deployed, in a page that has the
/// functions and events of the Omni-Channel toolkit, and the hub's own doors on the other side.
final class BridgeTest {

    private static final String BREAK = "0N55e00000000A2AAA";
    private static final String BUSY = "0N55e00000000A3AAA";
    private static final Path COMPONENT = Path.of(
            "integrations/salesforce/force-app/main/default/aura/rollcallBridge");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<Shown> said = new CopyOnWriteArrayList<>();
    private OpenHouse house;
    private HttpServer console;
    private Seats seats;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        house = OpenHouse.open(folder);
        var administrator = house.administrator();
        house.ask(administrator, "POST", "/v1/commands", "{\"do\":\"configure\",\"connections\":["
                + "{\"id\":\"crm\",\"connector\":\"salesforce\",\"direction\":\"two-way\"}]}");
        house.ask(administrator, "PUT", "/v1/agents/ana",
                "{\"name\":\"Ana\",\"identities\":{\"crm\":\"005ana\"}}");
        seats = house.consoles().seats("default", new ConnectionId("crm"));
        seats.tell(new Seats.Usher() {
            @Override
            public void opened(String who) {
                opened.add(who);
            }

            @Override
            public void says(String who, Shown shown) {
                said.add(shown);
            }
        });
        console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        console.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        console.createContext("/", exchange -> {
            try (exchange) {
                var name = exchange.getRequestURI().getPath();
                var file = name.startsWith("/aura/") ? COMPONENT.resolve(name.substring(6))
                        : Path.of("src/test/resources/console" + name);
                var bytes = Files.readAllBytes(file);
                exchange.getResponseHeaders().set("Content-Type",
                        name.endsWith("js") ? "text/javascript" : "text/html");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        console.start();
    }

    @AfterEach
    void close() {
        console.stop(0);
        house.close();
    }

    private Page console(String token) {
        var page = CHROMIUM.page();
        page.navigate("http://localhost:" + console.getAddress().getPort()
                + "/lightning.html?connection=crm&token=" + token + "&url=" + house.uri("/"));
        return page;
    }

    private static void says(Page page, String text) {
        PlaywrightAssertions.assertThat(page.frameLocator("iframe").locator("#state"))
                .containsText(text);
    }

    private Taken show(String id, String status, boolean online) throws InterruptedException {
        return seats.show("005ana", new Show(id, status, "", online));
    }

    private void awaitWord(String status, String reason) {
        await().untilAsserted(() -> assertThat(said).anySatisfy(shown -> {
            assertThat(shown.status()).isEqualTo(status);
            assertThat(shown.reason()).isEqualTo(reason);
        }));
    }

    @Test
    void what_is_to_be_shown_is_shown_and_what_is_chosen_there_is_told() throws Exception {
        assertThat(show("w0", BREAK, true)).isInstanceOf(Taken.Away.class);
        var page = console(house.token(Role.AGENT, "ana"));
        await().untilAsserted(() -> assertThat(opened).containsExactly("005ana"));
        assertThat(said.getFirst()).isEqualTo(new Shown("", "", false, ""));

        assertThat(show("w1", BREAK, true)).isEqualTo(new Taken.Applied());
        PlaywrightAssertions.assertThat(page.locator("#status")).hasText("On Break");
        awaitWord(BREAK, "OmniToolkitStatusChange");

        page.evaluate("move('" + BUSY + "', 'OmniManualStatusChange')");
        awaitWord(BUSY, "OmniManualStatusChange");
        assertThat(show("w2", "0", false)).isEqualTo(new Taken.Applied());
        PlaywrightAssertions.assertThat(page.locator("#status")).hasText("Offline");
        await().untilAsserted(() -> assertThat(said.getLast().online()).isFalse());
        assertThat(opened).hasSize(1);
    }

    @Test
    void what_a_call_puts_off_or_the_console_does_not_take_is_said() throws Exception {
        var page = console(house.token(Role.AGENT, "ana"));
        says(page, "connected");
        page.evaluate("move('" + BUSY + "', 'OmniManualStatusChange')");
        page.evaluate("omni.onCall = true");
        assertThat(show("w1", BREAK, true)).isEqualTo(new Taken.Deferred());
        page.evaluate("omni.onCall = false; omni.denied.add('" + BREAK + "')");
        assertThat(show("w2", BREAK, true)).isEqualTo(new Taken.Refused("the agent's console: "
                + "The user does not have access to this status."));
    }

    @Test
    void a_hub_that_is_gone_for_a_while_is_found_again() throws Exception {
        var page = console(house.token(Role.AGENT, "ana"));
        await().until(() -> seats.open() == 1);
        page.route("**/console", route -> route.abort());
        page.evaluate("move('" + BUSY + "', 'OmniManualStatusChange')");
        says(page, "not connected");
        page.unroute("**/console");
        assertThat(show("w1", BREAK, true)).isEqualTo(new Taken.Applied());
        awaitWord(BUSY, "");
    }

    /// With the simulator's console, which knows nothing of us: by the script for pages.
    @Test
    void a_page_of_its_own_lends_its_toolkit_by_a_script() throws Exception {
        var ana = new SalesforceSimulator.Person("ana@example.org", "Ana");
        try (var salesforce = new SalesforceSimulator(0, List.of(ana), InstantSource.system(),
                new Random(7))) {
            var script = house.uri("/bridge/salesforce-host.js?connection=crm&token="
                    + house.token(Role.AGENT, "ana"));
            var page = CHROMIUM.page();
            page.navigate(salesforce.uri() + "/control/console/ana@example.org?bridge="
                    + URLEncoder.encode(script.toString(), StandardCharsets.UTF_8));
            await().until(() -> seats.open() == 1);
            assertThat(show("w1", salesforce.statusId("Training"), true))
                    .isEqualTo(new Taken.Applied());
            assertThat(salesforce.shown("ana@example.org")).isEqualTo("Training");
            salesforce.supervise("ana@example.org", "On Break");
            awaitWord(salesforce.statusId("On Break"), "OmniSupervisorStatusChange");
            assertThat(show("w2", "0", false)).isEqualTo(new Taken.Applied());
            assertThat(salesforce.shown("ana@example.org")).isEqualTo("Offline");
        }
    }

    @Test
    void who_brings_no_good_token_has_no_console() {
        says(console("a-token-of-nobody"), "is not taken (401)");
        says(console(house.administrator()), "is not taken (403)");
        assertThat(opened).isEmpty();
    }

    @Test
    void only_bridges_may_be_framed() {
        assertThat(policy("/bridge/salesforce.html")).contains("frame-ancestors https:");
        assertThat(policy("/index.html")).contains("frame-ancestors 'none'");
    }

    private String policy(String path) {
        return house.ask("", "GET", path, "").headers()
                .firstValue("Content-Security-Policy").orElse("");
    }
}
