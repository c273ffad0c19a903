package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Line.Taken;
import dev.rollcall.connector.Line.Wish;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.webhook.SignedPost.Answer;
import dev.rollcall.connector.webhook.SignedPost.Message;
import dev.rollcall.connector.webhook.Signing.Secret;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;

/// What a system is to show, as signed requests to it (docs/webhooks.md): one for each wish, with
/// an id by which a repetition is known. 2xx: applied; 202: applied later; 429 and 5xx: not now;
/// anything else: refused. What it then shows, it reports.
final class WebhookWriter implements FrontDoorLine.Writer {

    private final Setup setup;
    private final URI url;
    private final Secret secret;
    private final SignedPost post;

    WebhookWriter(Setup setup, URI url, Secret secret) {
        this.setup = setup;
        this.url = url;
        this.secret = secret;
        this.post = new SignedPost(setup.clock(), setup.insideAllowed());
    }

    @Override
    public Taken write(String who, Wish wish) throws InterruptedException {
        var message = new Message("write-" + wish.id().replace('.', '-'), "application/json",
                body(who, wish));
        return switch (post.send(url, secret, message)) {
            case Answer.Status(var code, var retryAfter) -> taken(code, retryAfter);
            case Answer.Forbidden(var why) -> new Taken.Refused(why);
            case Answer.Unreachable(var why) -> new Taken.Unreachable(why, Duration.ZERO);
        };
    }

    private byte[] body(String who, Wish wish) {
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
        message.put("timestamp", setup.clock().instant().toString());
        message.put("data", data);
        return Json.write(message);
    }

    private static Taken taken(int status, Duration retryAfter) {
        if (status == 202) return new Taken.Deferred();
        if (status / 100 == 2) return new Taken.Applied();
        if (status == 429 || status / 100 == 5) {
            return new Taken.Unreachable("answered " + status, retryAfter);
        }
        return new Taken.Refused("answered " + status);
    }

    @Override
    public void close() {
        post.close();
    }
}
