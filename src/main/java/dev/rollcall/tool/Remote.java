package dev.rollcall.tool;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A running server: `ROLLCALL_URL` says where it is, `ROLLCALL_TOKEN` who asks. What goes wrong on
/// the way, and everything the server says no to, becomes a [Complaint] with the right exit code.
final class Remote {
    static final String JSON = "application/json";
    static final String YAML = "application/yaml";

    private static final String USUAL = "http://localhost:8080";
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final Json.Limits LARGE = new Json.Limits(256 << 20, 64);

    private final URI base;
    private final String token;
    private final HttpClient client;

    private Remote(URI base, String token) {
        this.base = base;
        this.token = token;
        this.client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX)
                .version(HttpClient.Version.HTTP_1_1).build();
    }

    static Remote of(Console console) {
        var said = console.variable("ROLLCALL_URL");
        var token = console.variable("ROLLCALL_TOKEN").strip();
        return new Remote(address(said.isBlank() ? USUAL : said.strip()), token);
    }

    private static URI address(String text) {
        try {
            var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null) return uri;
        } catch (IllegalArgumentException noAddress) {
            // The same complaint as for an address of another kind.
        }
        throw Complaint.unusable("expected the address of a server in ROLLCALL_URL, such as "
                + USUAL + ", found '" + text + "'.");
    }

    URI base() {
        return base;
    }

    /// A step of a path, as an agent's id may hold anything.
    static String step(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What the server answered when it said yes.
    record Reply(HttpResponse<byte[]> response) {

        byte[] body() {
            return response.body();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        @SuppressWarnings("unchecked") // the API answers with objects
        Map<String, Object> object() {
            try {
                if (Json.read(body(), LARGE) instanceof Map<?, ?> map) {
                    return (Map<String, Object>) map;
                }
            } catch (BadInput noJson) {
                // Whatever it is, it is not Rollcall that speaks.
            }
            throw Complaint.unreachable("expected an answer of Rollcall at " + response.uri()
                    + ", found something else. Is ROLLCALL_URL right?");
        }
    }

    Reply get(String path, String type) {
        return send(request(path).header("Accept", type).GET());
    }

    Reply put(String path, String type, byte[] body, Map<String, String> headers) {
        var request = request(path).header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /// An answer without an end, to be read as it comes.
    HttpResponse<InputStream> open(String path, Map<String, String> headers) {
        var request = request(path).header("Accept", "text/event-stream").GET();
        headers.forEach(request::header);
        return exchange(request.build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private Reply send(HttpRequest.Builder request) {
        var response = exchange(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400) throw refusal(response.statusCode(), response.body());
        return new Reply(response);
    }

    /// The complaint for an answer that is a no.
    Complaint refusal(int status, byte[] body) {
        return Problems.complaint(base, status, body, token.isEmpty());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException gone) {
            throw unreachable(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Complaint.unreachable("stopped before " + base + " answered.");
        }
    }

    private Complaint unreachable(IOException gone) {
        return Complaint.unreachable("expected a Rollcall server at " + base + ", found none that"
                + " answers (" + why(gone) + "). Start one with 'rollcall serve', or say in"
                + " ROLLCALL_URL where it is.");
    }

    private static String why(IOException gone) {
        return switch (gone) {
            case ConnectException it when it.getCause() instanceof ConnectException again
                    && again.getCause() instanceof UnresolvedAddressException ->
                "there is no such host";
            case ConnectException _ -> "nothing listens there";
            case HttpTimeoutException _ -> "it takes too long";
            default -> Optional.ofNullable(gone.getMessage())
                    .orElse("the connection broke");
        };
    }

    /// Texts of a list in an answer.
    static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList() : List.of();
    }
}
