package dev.rollcall.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Authenticated encryption, AES-256-GCM, bound to whom the sealed bytes belong: what was sealed
/// for one person opens for no other, even under the same key. A nonce is 12 random bytes, so a key
/// may seal 2^32 times; one person's key never comes near that.
///
/// Sealed bytes: form (1, always 1), nonce (12), the encrypted bytes, their tag (16).
public final class Sealing {

    public static final int KEY_BYTES = 32;

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BITS / 8;

    private final SecureRandom chance;

    public Sealing(SecureRandom chance) {
        this.chance = chance;
    }

    public SecretKey newKey() {
        return key(random(KEY_BYTES));
    }

    public static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    public byte[] seal(SecretKey key, String tenant, String person, byte[] plain) {
        var nonce = random(NONCE_BYTES);
        var out = ByteBuffer.allocate(OVERHEAD + plain.length).put(FORM).put(nonce);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, nonce, tenant, person)
                .doFinal(ByteBuffer.wrap(plain), out);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-256-GCM", impossible);
        }
        return out.array();
    }

    /// Empty when these bytes were not sealed with this key for this person, or were changed since.
    public static Optional<byte[]> open(
        SecretKey key, String tenant, String person, byte[] sealed) {
        if (sealed.length < OVERHEAD || sealed[0] != FORM) return Optional.empty();
        var nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        int start = 1 + NONCE_BYTES;
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, tenant, person)
                .doFinal(sealed, start, sealed.length - start));
        } catch (AEADBadTagException notWhatWasSealed) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-256-GCM", impossible);
        }
    }

    private static Cipher cipher(
        int mode, SecretKey key, byte[] nonce, String tenant, String person)
        throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner(tenant, person));
        return cipher;
    }

    /// Each name with its length, so that no two owners look alike.
    private static byte[] owner(String tenant, String person) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeUTF(tenant);
            out.writeUTF(person);
        } catch (IOException namesTooLong) {
            throw new UncheckedIOException(namesTooLong);
        }
        return bytes.toByteArray();
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }
}
