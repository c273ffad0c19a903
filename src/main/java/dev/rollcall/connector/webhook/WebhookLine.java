package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Line;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.webhook.Signing.Secret;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// What a system is to show, as signed requests to it (docs/webhooks.md): one for each wish, with
/// an id by which a repetition is known. 2xx: applied; 202: applied later; 429 and 5xx: not now;
/// anything else: refused. What it then shows, it reports.
final class WebhookLine implements Line {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Setup setup;
    private final URI url;
    private final Secret secret;
    private final boolean insideAllowed;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).build();
    private final CountDownLatch closed = new CountDownLatch(1);

    WebhookLine(Setup setup, URI url, Secret secret, boolean insideAllowed) {
        this.setup = setup;
        this.url = url;
        this.secret = secret;
        this.insideAllowed = insideAllowed;
    }

    @Override
    public List<OutsideStatus> statuses() {
        return List.of();
    }

    @Override
    public Map<String, Said> look(Set<String> who) {
        return Map.of();
    }

    /// Their words come in by the front door.
    @Override
    public void listen(Ear ear) throws InterruptedException {
        closed.await();
    }

    @Override
    public Taken write(String who, Wish wish) throws InterruptedException {
        var refusal = Destination.refusal(url, insideAllowed);
        if (refusal.isPresent()) return new Taken.Refused(refusal.get());
        try {
            var response = client.send(request(who, wish), BodyHandlers.ofInputStream());
            try (var _ = response.body()) {
                return taken(response);
            }
        } catch (IOException unreachable) {
            return new Taken.Unreachable("cannot be reached: "
                    + Optional.ofNullable(unreachable.getMessage())
                            .orElse(unreachable.getClass().getSimpleName()), Duration.ZERO);
        }
    }

    private HttpRequest request(String who, Wish wish) {
        var now = setup.clock().instant();
        var body = body(who, wish, now);
        var id = "write-" + wish.id().replace('.', '-');
        return HttpRequest.newBuilder(url).timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "rollcall")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", Signing.sign(secret, id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    private byte[] body(String who, Wish wish, Instant now) {
        var data = new LinkedHashMap<String, Object>();
        data.put("connection", setup.connection().id().text());
        data.put("agent", who);
        if (!wish.status().isEmpty()) {
            data.put("status", wish.status());
            data.put("attributes", wish.attributes());
        }
        wish.beside().ifPresent(beside -> {
            data.put("routingStatus", beside.routingStatus().name());
            data.put("outOfOffice", beside.outOfOffice());
        });
        var message = new LinkedHashMap<String, Object>();
        message.put("type", "presence.write");
        message.put("timestamp", now.toString());
        message.put("data", data);
        return Json.write(message);
    }

    /// The answer's body is never read: it may be endless, and it means nothing to us.
    private static Taken taken(HttpResponse<?> response) {
        var status = response.statusCode();
        if (status == 202) return new Taken.Deferred();
        if (status / 100 == 2) return new Taken.Applied();
        if (status == 429 || status / 100 == 5) {
            return new Taken.Unreachable("answered " + status, retryAfter(response));
        }
        return new Taken.Refused("answered " + status);
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        closed.countDown();
        client.close();
    }
}
