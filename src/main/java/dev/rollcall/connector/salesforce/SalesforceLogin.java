package dev.rollcall.connector.salesforce;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.AccessToken.Grant;
import dev.rollcall.connector.http.Http;
import dev.rollcall.wire.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How we come in: with a certificate's key in a user's name (OAuth 2.0 JWT bearer) where
/// `privateKey` is set, else with the connected app's secret (client credentials). Says, too, where
/// the organisation lives. Keeps no token.
final class SalesforceLogin {

    static final String USUAL_HOST = "https://login.salesforce.com";

    /// They do not say how long a token lasts: a session of theirs lasts two hours as shipped, and
    /// each use prolongs it. A refused one is renewed anyway.
    private static final Duration LASTS = Duration.ofHours(1);

    /// They take no assertion that lasts longer than this.
    private static final Duration ASSERTION_LASTS = Duration.ofMinutes(3);

    /// @param instance where its data are asked for
    /// @param organisation its id, `00D...`
    record Home(String token, String instance, String organisation) {
        @Override
        public String toString() {
            return "a token for " + organisation;
        }
    }

    private final Setup setup;
    private final Http door;

    /// @param door to the login host
    SalesforceLogin(Setup setup, Http door) {
        this.setup = setup;
        this.door = door;
    }

    static String host(Setup setup) {
        return setup.setting("loginUrl").isEmpty() ? USUAL_HOST : setup.setting("loginUrl");
    }

    Home home() throws LineBroken, InterruptedException {
        var answer = door.send(door.form("/services/oauth2/token", asked())).expected().json();
        return new Home(answer.get("access_token").required(),
                answer.get("instance_url").required(),
                organisation(answer.get("id").required()));
    }

    static Grant grant(Home home) {
        return new Grant(home.token(), LASTS);
    }

    private Map<String, String> asked() throws LineBroken {
        var form = new LinkedHashMap<String, String>();
        if (setup.setting("privateKey").isEmpty()) {
            form.put("grant_type", "client_credentials");
            form.put("client_id", setup.required("clientId"));
            form.put("client_secret", setup.secret("clientSecret"));
        } else {
            form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            form.put("assertion", assertion());
        }
        return form;
    }

    /// `https://login.salesforce.com/id/00D.../005...`
    private static String organisation(String identity) throws LineBroken {
        var steps = identity.split("/", -1);
        if (steps.length >= 2 && steps[steps.length - 2].matches("00D\\w{12}(\\w{3})?")) {
            return steps[steps.length - 2];
        }
        throw new LineBroken("the login: expected 'id' to end in an organisation's and a user's"
                + " id");
    }

    private String assertion() throws LineBroken {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", setup.required("clientId"));
        claims.put("sub", setup.required("user"));
        claims.put("aud", audience());
        claims.put("exp", setup.clock().instant().plus(ASSERTION_LASTS).getEpochSecond());
        var signed = base64("{\"alg\":\"RS256\"}".getBytes(US_ASCII)) + "."
                + base64(Json.write(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(setup.secret("privateKey")));
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new LineBroken("settings.privateKey: expected an RSA key in PEM, PKCS #8"
                    + " ('BEGIN PRIVATE KEY')");
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        var body = pem.lines().filter(line -> !line.startsWith("-----"))
                .collect(Collectors.joining());
        return KeyFactory.getInstance("RSA").generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }

    /// Theirs is one of two, whatever the organisation's own host is called.
    private String audience() {
        if (!setup.setting("audience").isEmpty()) return setup.setting("audience");
        var host = host(setup);
        return host.contains("//test.") || host.contains(".sandbox.")
                ? "https://test.salesforce.com" : USUAL_HOST;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
