package dev.rollcall.simulator.teams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;

/// A certificate and its key, made by the JDK's own tool as an administrator would.
final class SelfSigned {

    private static final String PASSWORD = "only-for-this-test";

    private final String certificate;
    private final PrivateKey key;

    SelfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        var folder = Files.createTempDirectory("certificate");
        var store = folder.resolve("store.p12");
        try {
            var tool = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "hub", "-keyalg", "RSA", "-keysize", "2048",
                "-dname", "CN=hub", "-storetype", "PKCS12", "-storepass", PASSWORD,
                "-keystore", store.toString())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (tool.waitFor() != 0) throw new IOException("keytool failed");
            var opened = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            certificate = Base64.getEncoder()
                .encodeToString(opened.getCertificate("hub").getEncoded());
            key = (PrivateKey) opened.getKey("hub", PASSWORD.toCharArray());
        } finally {
            Files.deleteIfExists(store);
            Files.delete(folder);
        }
    }

    String base64() {
        return certificate;
    }

    PrivateKey key() {
        return key;
    }
}
