package dev.rollcall.bench;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// As much of HTTP/1.1 as a benchmark says and hears: requests with a token, answers of a known
/// length.
final class Http {

    static final int NOT_FOUND = -1;

    private static final byte[] HEAD_ENDS = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "content-length:";

    static byte[] post(String path, String token, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return (head("POST", path, token) + "Content-Type: application/json\r\nContent-Length: "
                + bytes.length + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] get(String path, String token) {
        return (head("GET", path, token) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String head(String method, String path, String token) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + token + "\r\n";
    }

    /// The length of the answer that has come, or 0 if it is not whole yet.
    ///
    /// @throws ProtocolException for any answer but 200
    static int answer(byte[] came, int length) throws IOException {
        var ends = find(came, 0, length, HEAD_ENDS);
        if (ends == NOT_FOUND) return 0;
        var body = ends + HEAD_ENDS.length;
        var head = new String(came, 0, body, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 200 ")) {
            throw new ProtocolException("expected the status 200, found "
                    + new String(came, 0, length, StandardCharsets.UTF_8));
        }
        var at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
        var whole = body + Integer.parseInt(head.substring(at, head.indexOf('\r', at)).strip());
        return whole <= length ? whole : 0;
    }

    /// Where `sought` begins, or [#NOT_FOUND].
    static int find(byte[] in, int from, int to, byte[] sought) {
        for (var at = from; at <= to - sought.length; at++) {
            var same = 0;
            while (same < sought.length && in[at + same] == sought[same]) same++;
            if (same == sought.length) return at;
        }
        return NOT_FOUND;
    }

    private Http() {}
}
