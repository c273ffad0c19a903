package dev.rollcall.api;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The outside system behind the connection `desk`: signs its reports as Standard Webhooks say it,
/// with no code of ours and no library.
final class Desk {

    static final String EVENTS = "/v1/connections/desk/events";

    private Desk() {}

    static HttpResponse<String> report(OpenHouse house, String body) {
        return house.send(signed(house, "application/json",
                body.getBytes(StandardCharsets.UTF_8)).build());
    }

    static HttpRequest.Builder signed(OpenHouse house, String type, byte[] body) {
        var id = "msg_" + UUID.randomUUID();
        var now = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(house.uri(EVENTS)).header("Content-Type", type)
                .header("webhook-id", id).header("webhook-timestamp", now)
                .header("webhook-signature", "v1," + signature(id + "." + now + ".", body))
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static String signature(String before, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(
                    OpenHouse.DESK_SECRET.substring("whsec_".length())), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
