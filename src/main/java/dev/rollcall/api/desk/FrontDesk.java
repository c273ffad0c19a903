package dev.rollcall.api.desk;

import dev.rollcall.api.access.Authentication;
import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Permission;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.Method;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.http.Routes;
import dev.rollcall.api.http.Target;
import dev.rollcall.wire.json.BadInput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The way of every question, in one method: [Visit#pass]. It is the one place where exceptions
/// become answers, and nothing leaves it but a [Response].
public final class FrontDesk {
    /// What there is beside the routes.
    @FunctionalInterface
    public interface Beside {
        Optional<Response> find(Target target, Headers headers);

        Beside NONE = (_, _) -> Optional.empty();
    }

    private static final Problem NO_BODY = Problem.of(400, "malformed-body",
            "expected a body, found none", List.of(new Problem.Entry("", "malformed",
                    "expected a body, found none")));

    private final Routes routes;
    private final Beside beside;
    private final Authentication authentication;
    private final Budgets budgets;
    private final Repeats repeats;
    private final Watch watch;
    private final InstantSource clock;
    private final RandomGenerator random;

    public FrontDesk(Routes routes, Beside beside, Authentication authentication, Budgets budgets,
            Watch watch, InstantSource clock, RandomGenerator random) {
        this.routes = routes;
        this.beside = beside;
        this.authentication = authentication;
        this.budgets = budgets;
        this.repeats = new Repeats(clock);
        this.watch = watch;
        this.clock = clock;
        this.random = random;
    }

    public Response answer(Question question) {
        return answer(new Visit(question, Optional.empty()), question);
    }

    /// The same for somebody who is known already and speaks on a socket.
    public Response answer(Question question, Caller caller) {
        return answer(new Visit(question, Optional.of(caller)), question);
    }

    private Response answer(Visit visit, Question question) {
        var began = clock.instant();
        var response = safely(visit::pass);
        watch.answered(visit.method, visit.route, response.status(),
                Duration.between(began, clock.instant()));
        return question.method().equals("HEAD") && response instanceof Response.Whole whole
                ? new Response.Whole(whole.status(), whole.headers(), new byte[0]) : response;
    }

    private Response safely(Supplier<Response> work) {
        try {
            return work.get();
        } catch (Declined declined) {
            return declined.problem().response();
        } catch (BadInput bad) {
            return Problem.of(bad).response();
        } catch (RuntimeException | StackOverflowError bug) {
            var traceId = "%016x".formatted(random.nextLong());
            watch.failed(traceId, bug);
            return Problem.of(500, "internal-error", "something went wrong here; the log knows"
                    + " more under this trace id").plus("traceId", traceId).response();
        }
    }

    /// One question on its way, and what is known of it so far.
    private final class Visit {
        private final Question question;
        private final Optional<Caller> known;
        private String method = "other";
        private String route = "none";

        Visit(Question question, Optional<Caller> known) {
            this.question = question;
            this.known = known;
        }

        Response pass() {
            Shape.checkFraming(question.headers());
            var target = Target.parse(question.path(), question.query());
            var there = routes.find(target.steps());
            if (there.isEmpty()) return otherwise(target, question);
            var place = there.get();
            var found = Method.of(question.method()).map(place.routes()::get)
                    .orElseThrow(() -> otherMethods(place));
            method = found.method().name();
            route = found.template();
            Shape.check(found, target, question.headers());

            var caller = found.needs() == Permission.NONE ? Caller.NOBODY
                    : known.orElseGet(() -> authentication.caller(found.method(),
                            question.headers(), question.remote()));
            if (!caller.may(found.needs())) throw notAllowed(found.needs());
            var request = new Request(found.method(), target, place.variables(),
                    question.headers(), bodyOf(found, question), caller, question.remote(),
                    clock.instant());
            if (found.live() && question.method().equals("HEAD")) return headOf(found);
            return found.method().writes() && caller.known()
                    ? write(found, request) : found.handler().handle(request);
        }
    }

    /// Nobody listens to a stream that was asked for with HEAD.
    private static Response headOf(Route route) {
        return Response.of(200, route.answer().mediaTypes().getFirst(), new byte[0]);
    }

    /// What is no route may be a file of the page for people.
    private Response otherwise(Target target, Question question) {
        return Method.of(question.method()).filter(Method.GET::equals)
                .flatMap(_ -> beside.find(target, question.headers()))
                .orElseThrow(FrontDesk::nothingThere);
    }

    private Response write(Route route, Request request) {
        var left = budgets.spend(request.caller());
        var response = left.over() ? tooMany(left)
                : safely(() -> repeats.once(request, route.id(), route.handler()));
        return response.with("RateLimit-Policy", left.policy()).with("RateLimit", left.text());
    }

    /// Read once, however often it is asked for; a route without a body has none.
    private static Supplier<byte[]> bodyOf(Route route, Question question) {
        if (route.body().isEmpty()) return () -> new byte[0];
        var content = route.body().get();
        return new Supplier<>() {
            private byte[] read = {};
            private boolean done;

            @Override
            public byte[] get() {
                if (!done) read = question.body().read(content.bytesMax());
                done = true;
                if (content.required() && read.length == 0) throw new Declined(NO_BODY);
                return read;
            }
        };
    }

    private static Declined nothingThere() {
        return new Declined(Problem.of(404, "not-found", "there is nothing at this address;"
                + " /openapi.json lists what there is"));
    }

    private static Declined otherMethods(Routes.Place place) {
        var allowed = allowed(place.routes());
        return new Declined(Problem.of(405, "method-not-allowed",
                "expected one of " + allowed + " at this address").with("Allow", allowed));
    }

    private static String allowed(Map<Method, Route> routes) {
        var head = routes.containsKey(Method.GET) ? Stream.of("HEAD") : Stream.<String>empty();
        return Stream.concat(routes.keySet().stream().map(Method::name), head).sorted()
                .collect(Collectors.joining(", "));
    }

    private static Declined notAllowed(Permission needs) {
        return new Declined(Problem.of(403, "not-allowed",
                "this needs the permission '" + needs.scope() + "', which the token has not")
                .with("WWW-Authenticate", "Bearer realm=\"rollcall\", error=\"insufficient_scope\","
                        + " scope=\"" + needs.scope() + "\""));
    }

    private static Response tooMany(Budgets.Left left) {
        return Problem.later(429, "too-many-requests", "expected at most " + left.quota()
                + " writes a minute with this token; wait",
                Duration.ofSeconds(left.secondsToNext())).response();
    }
}
