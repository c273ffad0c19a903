package dev.rollcall.tool;

import dev.rollcall.api.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a server can be reached: the options that `serve` and `demo` have in common. What cannot
/// be had is found before anything is opened, and said with the option that mends it.
final class Doors {
    private static final int PORT_MAX = 65_535;

    /// A body is held whole, several times over while it is read: more is a mistake.
    private static final int BODY_MAX = 256;

    @Option(names = "--host", description = "the address to listen on; ships as 0.0.0.0")
    private String host = "0.0.0.0";

    @Option(names = "--port", description = "API and page; ships as 8080, 0 takes a free one")
    private int port = 8080;

    @Option(names = "--management-port", description = "health and metrics; ships as 9090, 0 takes"
            + " a free one")
    private int managementPort = 9090;

    @Option(names = "--public-url", paramLabel = "URL", description = "the address that browsers"
            + " use, if a proxy stands before this server; with https, cookies are bound to it")
    private String publicUrl = "";

    @Option(names = "--max-body", paramLabel = "MIB", description = "the largest body of a request,"
            + " a configuration, in MiB; ships as 24. All other bodies may have 1 MiB")
    private int maxBody = Api.Settings.SHIPPED.bodyMax() >> 20;

    /// @throws Complaint for what is no address, or is not to be had
    Api.Settings settings() {
        checkPort("--port", port);
        checkPort("--management-port", managementPort);
        if (port == managementPort && port != 0) {
            throw Complaint.unusable("expected two different ports, found " + port
                    + " for --port and for --management-port.");
        }
        if (maxBody < 1 || maxBody > BODY_MAX) {
            throw Complaint.unusable("expected 1 to " + BODY_MAX + " MiB for --max-body, found "
                    + maxBody + ".");
        }
        var address = address();
        var shown = url();
        checkFree("--port", address, port);
        checkFree("--management-port", address, managementPort);
        return Api.Settings.SHIPPED.on(host, port, managementPort).publicly(shown)
                .taking(maxBody << 20);
    }

    /// What to type into a browser.
    String address(int listening) {
        return url().map(URI::toString)
                .orElseGet(() -> local(listening).toString());
    }

    /// The same for a client in this process.
    URI local(int listening) {
        return URI.create("http://" + (anywhere() ? "localhost" : bracketed()) + ":" + listening);
    }

    private boolean anywhere() {
        return address().isAnyLocalAddress();
    }

    private String bracketed() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static void checkPort(String option, int number) {
        if (number < 0 || number > PORT_MAX) {
            throw Complaint.unusable("expected a port from 0 to " + PORT_MAX + " for " + option
                    + ", found " + number + ".");
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw Complaint.unusable("expected an address of this machine for --host, found '"
                    + host + "', which nobody knows. 0.0.0.0 is all of them.");
        }
    }

    /// Somebody else may still be quicker; then the server says it less well.
    private static void checkFree(String option, InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw Complaint.unusable("cannot listen on " + address.getHostAddress() + " port "
                    + port + ": " + taken.getMessage() + ". Is another server running? Stop it, or"
                    + " choose another one with " + option + " (0 takes a free one).");
        }
    }

    private Optional<URI> url() {
        if (publicUrl.isEmpty()) return Optional.empty();
        try {
            var url = new URI(publicUrl);
            var scheme = String.valueOf(url.getScheme());
            var rest = String.valueOf(url.getPath()) + url.getQuery() + url.getFragment();
            if ((scheme.equals("https") || scheme.equals("http")) && url.getHost() != null
                    && url.getUserInfo() == null
                    && (rest.equals("nullnull") || rest.equals("/nullnull"))) {
                return Optional.of(new URI(scheme + "://" + url.getAuthority()));
            }
        } catch (URISyntaxException noUrl) {
            // The answer is the same for whatever is no address.
        }
        throw Complaint.unusable("expected an address such as https://rollcall.example.com, without"
                + " a path, for --public-url, found '" + publicUrl + "'.");
    }
}
