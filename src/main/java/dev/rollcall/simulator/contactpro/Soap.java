package dev.rollcall.simulator.contactpro;

import dev.rollcall.simulator.stage.Reply;
import java.util.Optional;
import java.util.regex.Pattern;

/// As much of SOAP 1.1 as the presence synchronisation interface needs.
final class Soap {

    private static final String TYPE = "text/xml; charset=utf-8";
    private static final String ENVELOPE =
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
            + "%s</soap:Body></soap:Envelope>";

    /// The text of the first element of this name, in any namespace.
    static Optional<String> text(String message, String element) {
        var matcher = Pattern.compile("<(?:\\w+:)?" + element + "(?:\\s[^>]*)?>([^<]*)</")
            .matcher(message);
        return matcher.find() ? Optional.of(plain(matcher.group(1))) : Optional.empty();
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
            .replace("&apos;", "'").replace("&amp;", "&").strip();
    }

    static Reply answer(String body) {
        return Reply.text(200, TYPE, ENVELOPE.formatted(body));
    }

    /// A fault is a 500, whoever is to blame.
    static Reply fault(String code, String why) {
        return Reply.text(500, TYPE, ENVELOPE.formatted("<soap:Fault><faultcode>soap:" + code
            + "</faultcode><faultstring>" + why + "</faultstring></soap:Fault>"));
    }

    private Soap() {}
}
