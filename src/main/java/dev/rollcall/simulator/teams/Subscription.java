package dev.rollcall.simulator.teams;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One subscription to the presence of some people, read and checked as Graph does.
///
/// @param reminded that it will soon be over
record Subscription(String id, String resource, Set<String> people, URI target,
        Optional<URI> lifecycle, String clientState, Optional<Certificate> certificate,
        Instant until, boolean reminded) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int PEOPLE_MAX = 650;
    private static final Pattern ONE =
        Pattern.compile("/?communications/presences/([0-9A-Za-z-]+)");
    private static final Pattern MANY =
        Pattern.compile("/?communications/presences\\?\\$filter=id in ?\\(([^)]*)\\)");

    /// Who may read what is encrypted.
    record Certificate(String id, PublicKey key) {}

    static Subscription of(String id, Map<String, Object> body, Instant now) {
        if (!"updated".equals(body.get("changeType"))) {
            throw bad("changeType must be 'updated'.");
        }
        var resource = text(body, "resource");
        return new Subscription(id, resource, people(resource), address(body, "notificationUrl"),
            body.containsKey("lifecycleNotificationUrl")
                ? Optional.of(address(body, "lifecycleNotificationUrl")) : Optional.empty(),
            String.valueOf(body.getOrDefault("clientState", "")), certificate(body),
            expiration(body, now), false);
    }

    private static Set<String> people(String resource) {
        var one = ONE.matcher(resource);
        if (one.matches()) return Set.of(one.group(1));
        var many = MANY.matcher(resource);
        if (!many.matches()) throw bad("The resource is not supported.");
        var people = new TreeSet<String>();
        for (var each : many.group(1).split(",", -1)) people.add(each.strip().replace("'", ""));
        if (people.size() > PEOPLE_MAX) throw bad("At most " + PEOPLE_MAX + " users.");
        return people;
    }

    private static Optional<Certificate> certificate(Map<String, Object> body) {
        if (!Boolean.TRUE.equals(body.get("includeResourceData"))) return Optional.empty();
        try {
            return Optional.of(new Certificate(text(body, "encryptionCertificateId"),
                Sealed.key(text(body, "encryptionCertificate"))));
        } catch (GeneralSecurityException malformed) {
            throw bad("encryptionCertificate is not a certificate.");
        }
    }

    /// An hour at most.
    static Instant expiration(Map<String, Object> body, Instant now) {
        try {
            var until = Instant.parse(text(body, "expirationDateTime"));
            if (until.isAfter(now) && !until.isAfter(now.plus(LONGEST))) return until;
        } catch (DateTimeParseException malformed) {
            throw bad("expirationDateTime is not a time.");
        }
        throw bad("Subscription expiration can only be 60 minutes in the future.");
    }

    private static URI address(Map<String, Object> body, String name) {
        try {
            return URI.create(text(body, name));
        } catch (IllegalArgumentException malformed) {
            throw bad(name + " is not an address.");
        }
    }

    private static String text(Map<String, Object> body, String name) {
        if (body.get(name) instanceof String text && !text.isEmpty()) return text;
        throw bad("'" + name + "' is required.");
    }

    private static RuntimeException bad(String message) {
        return Graph.declined(400, "InvalidRequest", message);
    }

    List<URI> addresses() {
        return Stream.concat(Stream.of(target), lifecycle.stream()).distinct().toList();
    }

    Subscription until(Instant renewed) {
        return new Subscription(id, resource, people, target, lifecycle, clientState, certificate,
            renewed, false);
    }

    Subscription withReminder() {
        return new Subscription(id, resource, people, target, lifecycle, clientState, certificate,
            until, true);
    }

    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("resource", resource);
        tree.put("changeType", "updated");
        tree.put("clientState", clientState);
        tree.put("notificationUrl", target.toString());
        tree.put("expirationDateTime", until.toString());
        return tree;
    }
}
