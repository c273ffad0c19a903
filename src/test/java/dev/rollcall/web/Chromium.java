package dev.rollcall.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jspecify.annotations.Nullable;

/// The system's Chromium for the tests of one class. What a page complains about is remembered:
/// an error in a script fails the test that caused it.
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final List<String> NAMES = List.of(
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /// Without a sandbox because tests may run as root; without anything that asks the network.
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu",
        "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync");

    private final List<String> complaints = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(installed()).setArgs(ARGUMENTS));
    }

    /// A page of its own, with nothing remembered.
    Page page(int width, int height, ColorScheme scheme) {
        return page(new NewContextOptions().setViewportSize(width, height)
            .setColorScheme(scheme).setLocale("en-GB"));
    }

    Page page() {
        return page(1440, 900, ColorScheme.LIGHT);
    }

    Page page(NewContextOptions options) {
        var page = Objects.requireNonNull(browser).newContext(options).newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
        });
        page.onResponse(response -> {
            if (response.status() == 404) complaints.add("nothing at " + response.url());
        });
        page.onDialog(dialog -> {
            complaints.add("a dialog said " + dialog.message());
            dialog.dismiss();
        });
        pages.add(page);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (var page : pages) page.context().close();
        pages.clear();
        var found = List.copyOf(complaints);
        complaints.clear();
        if (!found.isEmpty()) throw new AssertionError("the page complained: " + found);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) playwright.close();
    }

    private static Path installed() {
        var named = System.getenv("ROLLCALL_CHROMIUM");
        if (named != null) return Path.of(named);
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "").split(":");
        return Stream.of(folders).flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
            .filter(Files::isExecutable).findFirst()
            .orElseThrow(() -> new IllegalStateException("expected Chromium on the PATH or in"
                + " ROLLCALL_CHROMIUM, found none; to install it: apt install chromium"));
    }
}
