package dev.rollcall.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.rollcall.connector.webhook.Signing.Secret;
import dev.rollcall.engine.Inlet.Doubt;
import dev.rollcall.engine.Inlet.Signed;
import dev.rollcall.testkit.Seeds;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Our signatures against the official library, both ways, and what is not believed.
class SigningTest {

    private static final byte[] BODY = "{\"do\":\"observe\"}".getBytes(StandardCharsets.UTF_8);
    private final Instant now = Instant.now();

    @Test
    void the_official_library_believes_what_we_sign() {
        Seeds.forAll(200, random -> {
            var secret = secret(random);
            var body = text(random);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var signature = Signing.sign(secret, "msg_1", now, bytes);
            var headers = HttpHeaders.of(Map.of(
                    "webhook-id", List.of("msg_1"),
                    "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                    "webhook-signature", List.of(signature)), (_, _) -> true);

            assertThatCode(() -> new Webhook(secret.text()).verify(body, headers))
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void we_believe_what_the_official_library_signs() {
        Seeds.forAll(200, random -> {
            var secret = secret(random);
            var body = text(random);
            var signature = signedByLibrary(secret, body);

            assertThat(doubt(List.of(secret), signature, body)).isEqualTo(Doubt.NONE);
        });
    }

    @Test
    void during_a_rotation_either_secret_is_believed() {
        var old = secret(new SplittableRandom(1));
        var fresh = secret(new SplittableRandom(2));
        var signature = Signing.sign(old, "msg_1", now, BODY);

        assertThat(doubt(List.of(fresh, old), signature, text(BODY))).isEqualTo(Doubt.NONE);
        assertThat(doubt(List.of(fresh), signature, text(BODY))).isEqualTo(Doubt.FORGED);
    }

    @Test
    void what_is_forged_late_or_overdone_is_not_believed() {
        var secret = secret(new SplittableRandom(3));
        var signature = Signing.sign(secret, "msg_1", now, BODY);
        var late = now.minusSeconds(360);

        assertThat(doubt(List.of(secret), signature, "{ \"do\":\"observe\"}"))
                .isEqualTo(Doubt.FORGED);
        assertThat(doubt(List.of(secret), "v9," + signature.substring(3), text(BODY)))
                .isEqualTo(Doubt.FORGED);
        assertThat(doubt(List.of(secret), "v1,x ".repeat(1_000), text(BODY)))
                .isEqualTo(Doubt.TOO_MANY_SIGNATURES);
        assertThat(Signing.doubt(List.of(secret), new Signed("msg_1",
                Long.toString(late.getEpochSecond()), Signing.sign(secret, "msg_1", late, BODY)),
                BODY, now)).isEqualTo(Doubt.OUTSIDE_WINDOW);
        assertThat(Signing.doubt(List.of(secret), new Signed("", "now", signature), BODY, now))
                .isEqualTo(Doubt.MALFORMED);
    }

    @Test
    void a_secret_is_never_repeated_in_an_error() {
        assertThatThrownBy(() -> Secret.parse("whsec_c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ");
    }

    private Doubt doubt(List<Secret> secrets, String signature, String body) {
        var headers = new Signed("msg_1", Long.toString(now.getEpochSecond()), signature);
        return Signing.doubt(secrets, headers, body.getBytes(StandardCharsets.UTF_8), now);
    }

    private String signedByLibrary(Secret secret, String body) {
        try {
            return new Webhook(secret.text()).sign("msg_1", now.getEpochSecond(), body);
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static Secret secret(SplittableRandom random) {
        var key = new byte[24 + random.nextInt(41)];
        random.nextBytes(key);
        return Secret.parse("whsec_" + Base64.getEncoder().encodeToString(key));
    }

    private static String text(SplittableRandom random) {
        return "{\"n\":" + random.nextLong() + ",\"t\":\"ü\"}";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
