package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rollcall.api.OpenHouse;
import dev.rollcall.api.access.Role;
import dev.rollcall.connector.Line.Taken;
import dev.rollcall.connector.Seats;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Consoles.Show;
import dev.rollcall.engine.Consoles.Shown;
import dev.rollcall.simulator.salesforce.SalesforceSimulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The console of the simulated Salesforce in a real browser: what a customer's script finds there,
/// and what the agent does in the widget around it.
final class SimulatedConsoleTest {

    private static final String ANA = "ana@example.org";

    private static final String NOTING = """
            window.heard = [];
            for (const [name, event] of Object.entries(sforce.console.ConsoleEvent.PRESENCE)) {
              sforce.console.addEventListener(event, said => heard.push({name, ...said}));
            }
            window.reasons = [];
            addEventListener("lightning:omniChannelStatusChanged",
              event => reasons.push(event.getParam("reason")));
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private SalesforceSimulator salesforce;

    @BeforeEach
    void open() throws Exception {
        salesforce = new SalesforceSimulator(0,
                List.of(new SalesforceSimulator.Person(ANA, "Ana")), InstantSource.system(),
                new Random(7));
    }

    @AfterEach
    void close() {
        salesforce.close();
    }

    /// A console in which a script is loaded that notes the events it hears.
    private Page console() {
        var page = CHROMIUM.page();
        page.route(salesforce.uri() + "/bridge.js",
                route -> route.fulfill(new FulfillOptions().setBody(NOTING)));
        page.navigate(salesforce.uri() + "/control/console/" + ANA + "?bridge=/bridge.js");
        page.waitForFunction("window.reasons");
        return page;
    }

    private static void shows(Page page, String status) {
        PlaywrightAssertions.assertThat(page.locator("#status")).hasText(status);
    }

    private static void awaitReasons(Page page, String... reasons) {
        await().untilAsserted(() ->
                assertThat(page.evaluate("reasons")).isEqualTo(List.of(reasons)));
    }

    private Object set(Page page, String label) {
        return page.evaluate("id => omniToolkit.setServicePresenceStatus({statusId: id})",
                salesforce.statusId(label));
    }

    @Test
    void a_script_sets_a_status_and_hears_of_everybody_who_does() {
        var page = console();
        shows(page, "Offline");
        assertThat(set(page, "On Break")).isEqualTo(Map.of("statusName", "On Break",
                "statusApiName", "On_Break", "statusId", salesforce.statusId("On Break"),
                "channels", "[]"));
        shows(page, "On Break");
        page.selectOption("#choice", "Busy");
        page.click("#choose");
        shows(page, "Busy");
        salesforce.supervise(ANA, "Available");
        awaitReasons(page, "OmniLoginStatusChange", "OmniManualStatusChange",
                "OmniSupervisorStatusChange");
        assertThat(page.evaluate("omniToolkit.logout()")).isEqualTo(true);
        shows(page, "Offline");
        assertThat(salesforce.shown(ANA)).isEqualTo("Offline");
        assertThat(page.evaluate("heard.map(one => one.name)")).isEqualTo(List.of("LOGIN_SUCCESS",
                "STATUS_CHANGED", "STATUS_CHANGED", "STATUS_CHANGED", "LOGOUT"));
    }

    @Test
    void what_cannot_be_had_is_rejected_and_a_call_keeps_the_status() {
        var page = console();
        assertThatThrownBy(() -> page.evaluate("omniToolkit.getServicePresenceStatusId()"))
                .hasMessageContaining("not logged in");
        salesforce.choose(ANA, "Available");
        salesforce.grant(ANA, Set.of("Available", "Busy"));
        assertThatThrownBy(() -> set(page, "Training"))
                .hasMessageContaining("does not have access");
        salesforce.callBegins(ANA);
        assertThat(set(page, "Busy")).extracting("statusName").isEqualTo("Available");
    }

    @Test
    void classic_calls_back() {
        var page = console();
        var busy = salesforce.statusId("Busy");
        var classic = "([name, ...given]) => new Promise(done =>"
                + " sforce.console.presence[name](...given, done))";
        assertThat(page.evaluate(classic, List.of("login", busy)))
                .isEqualTo(Map.of("success", true));
        assertThat(page.evaluate(classic, List.of("getServicePresenceStatusId")))
                .isEqualTo(Map.of("success", true, "statusName", "Busy", "statusApiName", "Busy",
                        "statusId", busy));
        assertThat(page.evaluate(classic, List.of("setServicePresenceStatus", "0N5nobody")))
                .isEqualTo(Map.of("success", false));
    }

    @Test
    void work_is_taken_and_closed_in_the_widget() {
        var page = console();
        salesforce.choose(ANA, "Available");
        shows(page, "Available");
        salesforce.push(ANA, "Chat", 2).orElseThrow();
        page.click("text=accept");
        assertThat(page.evaluate("omniToolkit.getAgentWorkload()"))
                .isEqualTo(Map.of("configuredCapacity", 5, "currentWorkload", 2));
        page.click("text=close");
        PlaywrightAssertions.assertThat(page.locator("#works li")).hasCount(0);
        await().untilAsserted(() -> assertThat(page.evaluate("heard.map(one => one.name)"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("WORK_ASSIGNED", "WORK_ACCEPTED", "WORK_CLOSED"));
    }

    /// The hub's own bridge beside the toolkit, as an agent's console loads it.
    @Test
    void the_hubs_bridge_shows_there_what_the_hub_wants(@TempDir Path folder) throws Exception {
        try (var house = OpenHouse.open(folder)) {
            house.ask(house.administrator(), "POST", "/v1/commands", "{\"do\":\"configure\","
                    + "\"connections\":[{\"id\":\"crm\",\"connector\":\"salesforce\","
                    + "\"direction\":\"two-way\"}]}");
            house.ask(house.administrator(), "PUT", "/v1/agents/ana",
                    "{\"name\":\"Ana\",\"identities\":{\"crm\":\"005ana\"}}");
            var seats = house.consoles().seats("default", new ConnectionId("crm"));
            var said = new CopyOnWriteArrayList<Shown>();
            seats.tell(new Seats.Usher() {
                @Override
                public void opened(String who) {}

                @Override
                public void says(String who, Shown shown) {
                    said.add(shown);
                }
            });
            var bridge = house.uri("/bridge/salesforce-host.js") + "?connection=crm&token="
                    + house.token(Role.AGENT, "ana");
            var page = CHROMIUM.page();
            page.navigate(salesforce.uri() + "/control/console/" + ANA + "?bridge="
                    + URLEncoder.encode(bridge, StandardCharsets.UTF_8));
            await().until(() -> seats.open() == 1);
            var wanted = new Show("w1", salesforce.statusId("On Break"), "On Break", true);
            assertThat(seats.show("005ana", wanted)).isEqualTo(new Taken.Applied());
            assertThat(salesforce.shown(ANA)).isEqualTo("On Break");
            salesforce.choose(ANA, "Busy");
            await().untilAsserted(() -> assertThat(said.getLast()).isEqualTo(new Shown(
                    salesforce.statusId("Busy"), "Busy", true, "OmniManualStatusChange")));
        }
    }
}
