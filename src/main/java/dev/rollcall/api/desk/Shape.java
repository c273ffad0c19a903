package dev.rollcall.api.desk;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.MediaTypes;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.http.Target;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a request has the shape its route expects: known parameters, a body of the right kind,
/// and a wish that can be met. What is inside the body is the handler's to read.
final class Shape {

    /// Names under which people put tokens into addresses. There they end up in every log.
    private static final Set<String> SECRETS =
            Set.of("access_token", "token", "api_key", "apikey", "key", "authorization");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /// Where one message ends and the next begins must have one meaning for us and for every proxy
    /// before us (RFC 9112, section 6.3); whatever has two is declined and the connection closed.
    static void checkFraming(Headers headers) {
        var length = headers.first("Content-Length");
        var encoding = headers.first("Transfer-Encoding");
        if (length.isPresent() && encoding.isPresent()) {
            throw badFraming("expected Content-Length or Transfer-Encoding, found both");
        }
        if (length.filter(text -> !NUMBER.matcher(text).matches()).isPresent()) {
            throw badFraming("expected a number of bytes in Content-Length");
        }
        if (encoding.filter(text -> !text.equalsIgnoreCase("chunked")).isPresent()) {
            throw badFraming("expected no Transfer-Encoding but chunked");
        }
    }

    private static Declined badFraming(String detail) {
        return new Declined(Problem.of(400, "bad-framing", detail).with("Connection", "close"));
    }

    static void check(Route route, Target target, Headers headers) {
        for (var name : target.query().keySet()) checkParameter(route, name);
        checkWish(route.answer().mediaTypes(), headers);
        if (route.body().isPresent()) checkBody(route.body().get(), headers);
        else checkNoBody(headers);
    }

    private static void checkParameter(Route route, String name) {
        if (route.query().stream().anyMatch(known -> known.name().equals(name))) return;
        if (SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Declined(Problem.of(400, "token-in-address", "expected the token in the"
                    + " Authorization header, found it in the address, where logs keep it;"
                    + " revoke it"));
        }
        var known = route.query().stream().map(Route.Parameter::name).toList();
        var detail = "expected " + (known.isEmpty() ? "no parameters" : "one of " + known)
                + ", found '" + name + "'";
        throw new Declined(Problem.of(400, "unknown-parameter", detail,
                List.of(new Problem.Entry("?" + name, "unknown-parameter", detail))));
    }

    private static void checkBody(Route.Content content, Headers headers) {
        headers.first("Content-Encoding").filter(encoding -> !encoding.equals("identity"))
                .ifPresent(encoding -> {
                    throw new Declined(Problem.of(415, "unsupported-encoding",
                            "expected a body as it is, found it encoded as " + encoding)
                            .with("Accept-Encoding", "identity"));
                });
        var type = headers.first("Content-Type").map(MediaTypes::bare).orElse("");
        if (content.mediaTypes().contains(type)) return;
        if (type.isEmpty() && !content.required()) return;
        throw new Declined(Problem.of(415, "unsupported-media-type", "expected the Content-Type "
                + String.join(" or ", content.mediaTypes())
                + (type.isEmpty() ? ", found none" : ", found " + type))
                .with("Accept", String.join(", ", content.mediaTypes())));
    }

    private static void checkNoBody(Headers headers) {
        if (headers.first("Content-Encoding").isPresent()) {
            throw new Declined(Problem.of(415, "unsupported-encoding", "expected no body here"));
        }
    }

    private static void checkWish(List<String> offered, Headers headers) {
        if (!offered.isEmpty() && MediaTypes.chosen(offered, headers).isEmpty()) {
            throw new Declined(Problem.of(406, "not-acceptable",
                    "there is " + String.join(" and ", offered) + ", and Accept wants neither"));
        }
    }

    private Shape() {}
}
