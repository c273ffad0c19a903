package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Where the next page begins, in a form that a client can only send back: the last id of this page
/// and a seal over it and the question it belongs to. The key lives as long as the process; after a
/// restart a client begins with the first page again.
final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;

    private final SecretKeySpec key;

    Cursors(RandomGenerator random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// @param question whose pages these are: the tenant and all that was asked for
    String after(String id, String question) {
        var text = id.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(SEAL_BYTES + text.length)
                .put(seal(text, question)).put(text).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The id after which the page begins.
    ///
    /// @throws Declined for a cursor that was not given for this question
    String open(String cursor, String question) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > SEAL_BYTES) {
                var id = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
                var seal = Arrays.copyOf(bytes, SEAL_BYTES);
                if (MessageDigest.isEqual(seal, seal(id, question))) {
                    return new String(id, StandardCharsets.UTF_8);
                }
            }
        } catch (IllegalArgumentException noBase64) {
            // The answer is the same whatever is wrong with it.
        }
        throw new Declined(Problem.of(400, "invalid-cursor", "expected a cursor that was given for"
                + " this very question since the server started; begin with the first page"));
    }

    private byte[] seal(byte[] id, String question) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(question.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(id), SEAL_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
