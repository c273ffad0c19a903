package dev.rollcall.simulator.elevate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The bridge's signature against the example that the standard publishes.
final class SignatureTest {

    private static final byte[] BODY =
        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);

    private final Signature signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void the_published_example_is_signed_alike() {
        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, BODY))
            .isEqualTo(SIGNED);
    }

    @Test
    void another_body_id_or_time_does_not_hold() {
        assertThat(holds("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", THEN)).isTrue();
        assertThat(holds("msg_other", "1614265330", THEN)).isFalse();
        assertThat(holds("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265331", THEN)).isFalse();
        assertThat(holds("msg_p5jXN8AQM9LWM0D4loKWxJek", "soon", THEN)).isFalse();
        assertThat(holds("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", THEN.plusSeconds(301)))
            .isFalse();
    }

    private boolean holds(String id, String timestamp, Instant now) {
        return signature.holds(id, timestamp, "v1,bm90IG91cnM= " + SIGNED, BODY, now);
    }
}
