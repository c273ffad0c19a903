package dev.rollcall.connector;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/// Where we may be made to send: a public address over https. Whoever can subscribe could otherwise
/// make the hub talk to what only the hub can reach. Asked when a subscription is made and before
/// every attempt, because a name may lead elsewhere by then.
public final class Destination {

    /// @param insideAllowed the operator lets subscribers name addresses of this machine and of
    ///     private networks, and plain http
    public static Optional<String> refusal(URI url, boolean insideAllowed) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(insideAllowed && scheme.equals("http"))) {
            return Optional.of("expected an https address, found the scheme '" + scheme + "'");
        }
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            return Optional.of("expected https://host/path without user or fragment");
        }
        if (insideAllowed) return Optional.empty();
        try {
            for (var address : InetAddress.getAllByName(url.getHost())) {
                if (inside(address)) {
                    return Optional.of("'" + url.getHost() + "' leads to an address inside: "
                            + "only public addresses are allowed");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("the host '" + url.getHost() + "' is not known");
        }
    }

    private static boolean inside(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress()
                || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress() || uniqueLocal(address) || shared(address);
    }

    /// fc00::/7, which the JDK does not call site-local.
    private static boolean uniqueLocal(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    /// 100.64.0.0/10 (carrier-grade NAT) and 0.0.0.0/8.
    private static boolean shared(InetAddress address) {
        if (!(address instanceof Inet4Address)) return false;
        var bytes = address.getAddress();
        return bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64);
    }

    private Destination() {}
}
