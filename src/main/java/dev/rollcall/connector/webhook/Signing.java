package dev.rollcall.connector.webhook;

import dev.rollcall.engine.Inlet.Doubt;
import dev.rollcall.engine.Inlet.Signed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Standard Webhooks 1.0, symmetric: HMAC-SHA256 over `id.timestamp.body`, `v1,` and base64. What a
/// signature covers are the bytes as sent; nothing is parsed before it holds.
public final class Signing {

    /// How far a timestamp may lie from now, either way: what receivers use.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// More signatures than two secrets ever make are an attack.
    private static final int SIGNATURES_MAX = 10;

    private static final String PREFIX = "whsec_";

    /// A secret as it is written, `whsec_` and base64 of 24 to 64 bytes.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, shown to nobody
    public record Secret(byte[] key) {

        /// @throws IllegalArgumentException for a text that is no secret; it never repeats the text
        public static Secret parse(String text) {
            var base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
            try {
                var key = Base64.getDecoder().decode(base64);
                if (key.length >= 24 && key.length <= 64) return new Secret(key);
            } catch (IllegalArgumentException _) {
                // Told below, without the text: it may be a secret with a typing mistake.
            }
            throw new IllegalArgumentException(
                    "expected a secret: whsec_ and base64 of 24 to 64 bytes");
        }

        public String text() {
            return PREFIX + Base64.getEncoder().encodeToString(key);
        }

        @Override
        public String toString() {
            return "a secret";
        }
    }

    /// The signature of a message, `v1,…`.
    public static String sign(Secret secret, String id, Instant at, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(
                mac(secret, id, Long.toString(at.getEpochSecond()), body));
    }

    /// Whether one of the secrets signed exactly this, lately. In constant time per signature.
    public static Doubt doubt(List<Secret> secrets, Signed headers, byte[] body, Instant now) {
        if (headers.id().isBlank() || headers.id().contains(".")
                || !headers.timestamp().matches("\\d{1,12}")) {
            return Doubt.MALFORMED;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) return Doubt.OUTSIDE_WINDOW;
        var signatures = headers.signatures().strip().split(" +", -1);
        if (signatures.length > SIGNATURES_MAX) return Doubt.TOO_MANY_SIGNATURES;
        var holds = false;
        for (var secret : secrets) {
            var expected = mac(secret, headers.id(), headers.timestamp(), body);
            for (var signature : signatures) holds |= matches(signature, expected);
        }
        return holds ? Doubt.NONE : Doubt.FORGED;
    }

    private static boolean matches(String signature, byte[] expected) {
        if (!signature.startsWith("v1,")) return false;
        try {
            return MessageDigest.isEqual(
                    Base64.getDecoder().decode(signature.substring(3)), expected);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] mac(Secret secret, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.key(), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private Signing() {}
}
