package dev.rollcall.simulator.elevate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and checks as *Standard Webhooks* asks: `v1,` and base64 of HMAC-SHA256 over
/// `id.timestamp.body`. The bridge's own, so that two readings of the page meet.
final class Signature {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final SecretKeySpec key;

    /// @param secret `whsec_` and base64
    Signature(String secret) {
        if (!secret.startsWith("whsec_")) {
            throw new IllegalArgumentException("expected a secret that begins with 'whsec_'");
        }
        key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256");
    }

    String of(String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("expected HmacSHA256 in every JDK", missing);
        }
    }

    boolean holds(String id, String timestamp, String signatures, byte[] body, Instant now) {
        long seconds;
        try {
            seconds = Long.parseLong(timestamp);
        } catch (NumberFormatException none) {
            return false;
        }
        if (Math.abs(now.getEpochSecond() - seconds) > WINDOW.toSeconds()) return false;
        var ours = of(id, seconds, body).getBytes(StandardCharsets.UTF_8);
        for (var theirs : signatures.split(" ", 11)) {
            if (MessageDigest.isEqual(ours, theirs.getBytes(StandardCharsets.UTF_8))) return true;
        }
        return false;
    }
}
