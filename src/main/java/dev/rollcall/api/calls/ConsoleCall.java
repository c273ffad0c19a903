package dev.rollcall.api.calls;

import dev.rollcall.api.access.Role;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Consoles;
import dev.rollcall.engine.Consoles.Heard;
import dev.rollcall.engine.Consoles.Outcome;
import dev.rollcall.engine.Consoles.Result;
import dev.rollcall.engine.Consoles.Show;
import dev.rollcall.engine.Consoles.Shown;
import dev.rollcall.wire.json.Json;
import dev.rollcall.wire.json.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `POST /v1/connections/{id}/console`: an agent's own browser says what is shown in another
/// system, and waits for what is to be shown there. One request does both, and the next one follows
/// at once, so a console needs neither a socket nor a cookie.
public record ConsoleCall(Consoles consoles) {

    /// Shorter than the patience of any proxy that is known to us (Salesforce's own: 30 s).
    private static final Duration WAIT_MAX = Duration.ofSeconds(25);
    private static final Words<Outcome> OUTCOMES = new Words<>(Outcome.class);

    public Response exchange(Request request) {
        var fields = new Fields(request.object());
        var tab = fields.required("tab");
        var wait = fields.span("wait").orElse(WAIT_MAX);
        var heard = new Heard(tab, result(fields), shown(request, fields));
        fields.done();
        if (!request.caller().is(Role.AGENT)) {
            throw new Declined(Problem.of(403, "not-allowed", "expected an agent's own token:"
                    + " nobody else has a console"));
        }
        var console = consoles.of(request.caller().tenant(),
                new ConnectionId(request.variable("id")), request.caller().agent());
        try {
            var show = console.orElseThrow(ConsoleCall::nowhere)
                    .exchange(heard, wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
            return Response.of(200, Route.JSON, Json.write(show.map(one ->
                    Map.<String, Object>of("show", tree(one))).orElse(Map.of())));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Declined(Problem.later(503, "unavailable", "the server is stopping",
                    Duration.ofSeconds(5)));
        }
    }

    private static Declined nowhere() {
        return new Declined(Problem.notFound("connection"));
    }

    private static Optional<Result> result(Fields fields) {
        var show = fields.text("show", "");
        var detail = fields.text("detail", "");
        var outcome = fields.word("outcome", text -> OUTCOMES.all().contains(text)
                ? Optional.of(OUTCOMES.value(text)) : Optional.empty(),
                String.join(", ", OUTCOMES.all()));
        return outcome.filter(_ -> !show.isEmpty())
                .map(what -> new Result(show, what, detail));
    }

    /// An empty status is shown by somebody who is not logged in there.
    private static Optional<Shown> shown(Request request, Fields fields) {
        var status = fields.text("status", "");
        var shown = new Shown(status, fields.text("label", ""), !status.isEmpty(),
                fields.text("reason", ""));
        return request.object().containsKey("status") ? Optional.of(shown) : Optional.empty();
    }

    private static Map<String, Object> tree(Show show) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", show.id());
        tree.put("status", show.status());
        tree.put("label", show.label());
        tree.put("online", show.online());
        return tree;
    }
}
