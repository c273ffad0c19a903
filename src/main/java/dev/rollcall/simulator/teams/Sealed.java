package dev.rollcall.simulator.teams;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A notification that carries the presence itself, for the eyes of one certificate: a new AES key
/// for each, closed with the certificate's RSA key (OAEP, SHA-1), its first 16 bytes the
/// initialisation vector, and an HMAC over what was encrypted.
final class Sealed {

    /// @throws GeneralSecurityException if it is no X.509 certificate with an RSA key
    static PublicKey key(String base64) throws GeneralSecurityException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new GeneralSecurityException(malformed);
        }
        return CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes)).getPublicKey();
    }

    static Map<String, Object> content(byte[] plain, PublicKey to, String certificate,
            RandomGenerator random) {
        var key = new byte[32];
        random.nextBytes(key);
        try {
            var aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"),
                new IvParameterSpec(Arrays.copyOf(key, 16)));
            var secret = aes.doFinal(plain);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA1AndMGF1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, to);
            var content = new LinkedHashMap<String, Object>();
            content.put("data", base64(secret));
            content.put("dataSignature", base64(mac.doFinal(secret)));
            content.put("dataKey", base64(rsa.doFinal(key)));
            content.put("encryptionCertificateId", certificate);
            return content;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("expected AES, HMAC and RSA in every JDK", missing);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Sealed() {}
}
