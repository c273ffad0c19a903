package dev.rollcall.api.calls;

import dev.rollcall.api.access.Authentication;
import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.OneTimeCodes;
import dev.rollcall.api.access.OneTimeCodes.Redeemed;
import dev.rollcall.api.access.Permission;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.Method;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Target;
import dev.rollcall.api.stream.Streams;
import dev.rollcall.api.stream.Wish;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Json;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/v1/socket`: the stream as messages on a WebSocket, and commands the other way. A page cannot
/// send a header with it, so there are three ways in: a bearer token in the header; the same as a
/// sub-protocol (`bearer.<token>` beside `rollcall.v1`); a ticket in the address, good once and for
/// seconds. With a cookie the page must be ours.
public record SocketCall(Streams streams, Authentication authentication,
        OneTimeCodes<Caller> tickets, InstantSource clock) {

    public static final String PROTOCOL = "rollcall.v1";
    private static final String BEARER = "bearer.";
    private static final String REF = "ref";

    /// Somebody who asked for a socket without the handshake of one.
    public Response plain(Request request) {
        return Problem.of(426, "upgrade-required",
                "expected the handshake of a WebSocket (RFC 6455) here; GET /v1/stream tells the"
                        + " same without one").with("Upgrade", "websocket").response();
    }

    /// Who opens a socket, and what it is to tell.
    ///
    /// @param query as it was written
    /// @param remote the address, for counting failed attempts
    /// @throws Declined when nobody known is asking
    public Wish admit(String query, Headers headers, String remote) {
        var target = Target.parse("/v1/socket", query);
        var caller = caller(target, headers, remote);
        if (!caller.may(Permission.READ_PRESENCE)) {
            throw new Declined(Problem.of(403, "not-allowed", "this needs the permission '"
                    + Permission.READ_PRESENCE.scope() + "', which the token has not"));
        }
        return StreamCall.wish(new Request(Method.GET, target, Map.of(), headers,
                () -> new byte[0], caller, remote, clock.instant()));
    }

    /// The stream for an admitted wish.
    ///
    /// @throws Declined when there are too many
    public Streams.Messages open(Wish wish) {
        return streams.messages(wish);
    }

    /// What a client said: a command as `POST /v1/commands` takes it, with a `ref` of its own
    /// choice that stands in the answer again.
    ///
    /// @param ask makes the request and waits for its answer
    public byte[] answer(String message, Function<byte[], Response> ask) {
        var ref = Optional.<String>empty();
        Response response;
        try {
            if (!(Json.read(message) instanceof Map<?, ?> map)) {
                throw new BadInput("", Code.WRONG_TYPE, "expected a command, an object with 'do'");
            }
            var command = new LinkedHashMap<Object, @Nullable Object>(map);
            ref = command.remove(REF) instanceof String text ? Optional.of(text) : ref;
            response = ask.apply(Json.write(command));
        } catch (BadInput bad) {
            response = Problem.of(bad).response();
        }
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("event", "answer");
        ref.ifPresent(text -> answer.put(REF, text));
        answer.put("status", (long) response.status());
        answer.put("answer", response instanceof Response.Whole whole
                ? Json.read(whole.body()) : null);
        return Json.write(answer);
    }

    private Caller caller(Target target, Headers headers, String remote) {
        var ticket = target.query().get("ticket");
        if (ticket != null) {
            return switch (tickets.redeem(ticket)) {
                case Redeemed.Opens<Caller>(var caller) -> caller;
                case Redeemed.Gone<Caller> _, Redeemed.Unknown<Caller> _ ->
                    throw authentication.failed(remote);
            };
        }
        var bearer = bearer(headers);
        if (bearer.isPresent()) return authentication.token(bearer.get(), remote);
        if (headers.first("Authorization").isEmpty()) authentication.requireOurPage(headers);
        return authentication.caller(Method.GET, headers, remote);
    }

    private static Optional<String> bearer(Headers headers) {
        return protocols(headers).filter(name -> name.startsWith(BEARER)).findFirst()
                .map(name -> name.substring(BEARER.length()));
    }

    /// The sub-protocol to answer with: a client that named some expects one of them.
    public static Optional<String> chosen(Headers headers) {
        return protocols(headers).filter(PROTOCOL::equals).findFirst();
    }

    private static Stream<String> protocols(Headers headers) {
        return Stream.of(headers.first("Sec-WebSocket-Protocol").orElse("").split(",", -1))
                .map(String::strip);
    }
}
