package dev.rollcall.connector.http;

import dev.rollcall.connector.Destination;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Pause;
import dev.rollcall.connector.Setup;
import dev.rollcall.wire.Durations;
import dev.rollcall.wire.json.Json;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// The door to one outside system over HTTP. It never waits for ever, never reads more than
/// [#ANSWER_MAX], follows no redirect, and asks nothing while they have said to wait: a system that
/// has gone mad costs one request and changes nothing here. It tries nothing again. Safe to use
/// from several threads.
public final class Http implements AutoCloseable {

    /// A page of 1,000 people takes a tenth of it.
    public static final int ANSWER_MAX = 4 << 20;

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// What a whole answer may take, unless `settings.timeout` says otherwise; no more than the
    /// longest, or a system that drips would hold up what is to be written.
    private static final Duration ANSWER_SHIPPED = Duration.ofSeconds(20);
    private static final Duration ANSWER_LONGEST = Duration.ofMinutes(1);

    /// Longer pauses are waited for where they hold up nothing.
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

    /// A stream or a long poll that nobody has closed ends only so much later.
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final byte[] NO_BODY = {};

    /// What a vendor's own headers say of how often we may ask.
    public interface Allowance {
        Allowance NONE = (_, _, _) -> { };

        void read(HttpHeaders headers, Setup setup, Instant now);
    }

    private final Setup setup;
    private final URI base;
    private final Allowance allowance;
    private final Duration wholeAnswer;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT).build();

    private Http(Setup setup, URI base, Allowance allowance) throws LineBroken {
        var wanted = setup.time("timeout", ANSWER_SHIPPED);
        this.wholeAnswer = wanted.compareTo(ANSWER_LONGEST) > 0 ? ANSWER_LONGEST : wanted;
        this.setup = setup;
        this.base = base;
        this.allowance = allowance;
    }

    /// @param base to which paths are appended, such as `https://api.mypurecloud.de`
    /// @throws LineBroken when we may not ask there
    public static Http to(Setup setup, String base, Allowance allowance) throws LineBroken {
        try {
            var address = URI.create(base.endsWith("/")
                    ? base.substring(0, base.length() - 1) : base);
            var refusal = Destination.refusal(address, setup.insideAllowed());
            if (refusal.isPresent()) throw new LineBroken(base + ": " + refusal.get());
            return new Http(setup, address, allowance);
        } catch (IllegalArgumentException notAnAddress) {
            throw new LineBroken("expected the address of a server, found '" + base + "'");
        }
    }

    /// @param path beginning with a slash, encoded
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("User-Agent", "rollcall").header("Accept", "application/json");
    }

    /// With a body of JSON.
    ///
    /// @param method such as `POST`
    public HttpRequest.Builder json(String method, String path, Object tree) {
        return request(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(Json.write(tree)));
    }

    /// A `POST` of fields as a form sends them.
    public HttpRequest.Builder form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "="
                + encoded(field.getValue())).sorted().collect(Collectors.joining("&"));
        return request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /// As part of a path or a query.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The answer, whatever it says; a call that may be made only later is not made.
    ///
    /// @throws LineBroken when there is none, or it is too long or too slow
    public Answer send(HttpRequest.Builder request) throws LineBroken, InterruptedException {
        waitUntilAllowed();
        var asked = request.timeout(wholeAnswer).build();
        var named = asked.method() + " " + asked.uri().getPath();
        var sent = client.sendAsync(asked,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_MAX));
        var answer = inTime(named, sent);
        return heard(named, answer, answer.body());
    }

    /// Gives it up where it does not come in time.
    private <T> HttpResponse<T> inTime(String named, CompletableFuture<HttpResponse<T>> sent)
            throws LineBroken, InterruptedException {
        try {
            return sent.get(wholeAnswer.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new LineBroken(named + ": expected an answer in " + Durations.text(wholeAnswer)
                    + ", found none");
        } catch (ExecutionException failed) {
            throw new LineBroken(named + ": expected an answer of " + base.getAuthority()
                    + ", found " + found(failed));
        } finally {
            sent.cancel(true);
        }
    }

    /// Asks with a token; where it is not taken any more, once again with a new one.
    public Answer send(Authorised request, AccessToken token)
            throws LineBroken, InterruptedException {
        var used = token.get();
        var answer = send(request.with(used));
        if (answer.status() != 401) return answer;
        token.refused(used);
        return send(request.with(token.get()));
    }

    /// A request that can be made again with another token.
    public interface Authorised {
        HttpRequest.Builder with(String token);
    }

    /// @throws LineBroken when the socket does not open in time
    public WebSocket socket(URI address, WebSocket.Listener listener)
            throws LineBroken, InterruptedException {
        var refusal = Destination.refusal(
                URI.create(address.toString().replaceFirst("^ws", "http")), setup.insideAllowed());
        if (refusal.isPresent()) throw new LineBroken(address + ": " + refusal.get());
        waitUntilAllowed();
        var named = "the socket to " + address.getHost();
        try {
            return client.newWebSocketBuilder().connectTimeout(CONNECT)
                    .buildAsync(address, listener).get(2 * CONNECT.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            var asked = failed.getCause() instanceof WebSocketHandshakeException answered
                    ? heard(named, answered.getResponse(), NO_BODY).retryAfter() : Duration.ZERO;
            throw new LineBroken("expected a socket of " + address.getAuthority() + ", found "
                    + found(failed), asked);
        } catch (TimeoutException failed) {
            throw new LineBroken("expected a socket of " + address.getAuthority() + ", found "
                    + found(failed));
        }
    }

    /// A stream of server-sent events.
    ///
    /// @throws LineBroken when they answer something else
    public EventStream events(HttpRequest.Builder request)
            throws LineBroken, InterruptedException {
        waitUntilAllowed();
        var asked = request.setHeader("Accept", "text/event-stream").build();
        var named = asked.method() + " " + asked.uri().getPath();
        var sent = client.sendAsync(asked, BodyHandlers.ofInputStream());
        var answer = inTime(named, sent);
        var stream = new EventStream(named, answer.body());
        if (answer.statusCode() == 200 && answer.headers().firstValue("Content-Type")
                .orElse("").startsWith("text/event-stream")) {
            return stream;
        }
        stream.close();
        throw new LineBroken(named + ": expected a stream of events, found an answer "
                + answer.statusCode(), heard(named, answer, NO_BODY).retryAfter());
    }

    private Answer heard(String named, HttpResponse<?> response, byte[] body) {
        var now = setup.clock().instant();
        allowance.read(response.headers(), setup, now);
        var answer = new Answer(named, response.statusCode(), response.headers(),
                body, now);
        if (answer.retryAfter().isPositive()) setup.budget().pause(now, answer.retryAfter());
        return answer;
    }

    private void waitUntilAllowed() throws LineBroken, InterruptedException {
        for (var wait = setup.budget().take(setup.clock().instant()); wait.isPositive();
                wait = setup.budget().take(setup.clock().instant())) {
            if (wait.compareTo(SHORT_WAIT) > 0) {
                throw new LineBroken("they ask us to wait", wait);
            }
            Pause.of(wait, setup.clock());
        }
    }

    /// Words of the JDK may hold an address, never a header or a body; often there are none.
    private static String found(Exception failed) {
        var cause = failed.getCause() instanceof Exception inner ? inner : failed;
        return switch (cause) {
            case ConnectException _ when cause.getCause() instanceof UnresolvedAddressException ->
                "that nobody knows this host";
            case ConnectException _ -> "that it takes no connection";
            case TimeoutException _, HttpTimeoutException _ -> "none in time";
            default -> Optional.ofNullable(cause.getMessage())
                    .orElse(cause.getClass().getSimpleName());
        };
    }

    /// What is under way may still be answered: that they ask us to wait holds for the next line,
    /// too. Interrupted, it waits for nobody.
    @Override
    public void close() {
        client.shutdown();
        try {
            if (client.awaitTermination(LAST_WORDS)) return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
