package dev.rollcall.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How secrets are made, written and compared. A written token is `rk_`, ten characters by which
/// it is found, `_`, and 32 random bytes: a form that scanners of leaked secrets can recognise.
final class Secrets {
    private static final String PREFIX = "rk_";
    private static final int ID_LENGTH = 10;
    private static final int RANDOM_BYTES = 32;
    private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int WRITTEN_LENGTH = PREFIX.length() + ID_LENGTH + 1 + 43;

    /// A new written token.
    static String token(RandomGenerator random) {
        var id = new StringBuilder(PREFIX);
        for (var i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return id + "_" + plain(random);
    }

    /// A random text without a prefix, for codes that live for minutes.
    static String plain(RandomGenerator random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The part by which a written token is found; empty for what has not the form of one.
    static Optional<String> id(String written) {
        if (written.length() != WRITTEN_LENGTH || !written.startsWith(PREFIX)
                || written.charAt(PREFIX.length() + ID_LENGTH) != '_') {
            return Optional.empty();
        }
        return Optional.of(written.substring(PREFIX.length(), PREFIX.length() + ID_LENGTH));
    }

    /// Random 256 bits need no slow hash and no salt: they cannot be guessed from it.
    static String hash(String written) {
        return HexFormat.of().formatHex(digest(written));
    }

    private static byte[] digest(String written) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(written.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// Takes the same time whether the first or the last character differs.
    static boolean same(String hash, String otherHash) {
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII),
                otherHash.getBytes(StandardCharsets.US_ASCII));
    }

    private Secrets() {}
}
