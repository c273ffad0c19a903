package dev.rollcall.api.calls;

import dev.rollcall.api.http.JsonParts;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.engine.Moment;
import dev.rollcall.wire.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A list over HTTP, page by page in the order of its ids. A page costs one pass over everything
/// and holds no more than itself; the next one begins after the last id of this one, so nothing is
/// shown twice and nothing that stays is left out, whatever comes and goes in between.
///
/// @param path of the list, for the link to the next page
/// @param member the name of the list in the answer
record Paging<T>(String path, String member, Function<T, String> id, Cursors cursors) {
    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    Paging(String path, String member, Function<T, String> id, RandomGenerator random) {
        this(path, member, id, new Cursors(random));
    }

    static int limit(Request request) {
        return request.number(LIMIT, PAGE, 1, PAGE_MAX);
    }

    /// The page that was asked for.
    ///
    /// @param view one item, as JSON
    Response page(Request request, Moment moment, Collection<T> all, Predicate<T> wanted,
            Function<T, byte[]> view) {
        var limit = limit(request);
        var question = question(request);
        var after = request.parameter(CURSOR).map(cursor -> cursors.open(cursor, question));
        var page = first(all, item -> (after.isEmpty()
                || id.apply(item).compareTo(after.get()) > 0) && wanted.test(item), limit + 1);
        var more = page.size() > limit;
        var shown = more ? page.subList(0, limit) : page;
        var next = more ? Optional.of(next(request, cursors.after(
                id.apply(shown.getLast()), question), limit)) : Optional.<String>empty();
        return response(shown.stream().map(view).toList(), next)
                .with("Rollcall-Position", moment.position().toString());
    }

    /// The caller and every parameter but the place and the size of the page.
    private static String question(Request request) {
        return request.caller().tenant() + "\n" + request.caller().credential() + "\n"
                + request.target().query().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(CURSOR) && !entry.getKey().equals(LIMIT))
                .map(entry -> entry.getKey() + "=" + entry.getValue()).sorted()
                .collect(Collectors.joining("\n"));
    }

    private List<T> first(Collection<T> all, Predicate<T> wanted, int most) {
        var byId = Comparator.comparing(id);
        var first = new PriorityQueue<>(byId.reversed());
        for (var item : all) {
            if (first.size() == most && byId.compare(item, first.peek()) >= 0) continue;
            if (!wanted.test(item)) continue;
            first.add(item);
            if (first.size() > most) first.poll();
        }
        var page = new ArrayList<>(first);
        page.sort(byId);
        return page;
    }

    private Response response(List<byte[]> items, Optional<String> next) {
        var body = JsonParts.around(items).add("{").addList(member, items);
        next.ifPresent(link -> body.add(",\"next\":").add(
                Json.write(link)));
        var response = Response.of(200, Route.JSON, body.add("}").done());
        return next.map(link -> (Response) response.with("Link", "<" + link + ">; rel=\"next\""))
                .orElse(response);
    }

    private String next(Request request, String cursor, int limit) {
        var link = new StringBuilder(path + "?limit=" + limit + "&cursor=" + cursor);
        request.target().query().forEach((name, value) -> {
            if (name.equals(CURSOR) || name.equals(LIMIT)) return;
            link.append('&').append(name).append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return link.toString();
    }
}
