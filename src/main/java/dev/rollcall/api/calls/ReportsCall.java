package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Inlet;
import dev.rollcall.engine.Inlet.Doubt;
import dev.rollcall.engine.Inlet.Outcome;
import dev.rollcall.engine.Inlet.Signed;
import dev.rollcall.wire.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Signed reports of outside systems (Standard Webhooks). The signature is the credential, so no
/// token is asked for; the tenant stands in the query where it is not the only one. Vendors who
/// sign nothing bring a key instead, in the header `webhook-key` or the parameter `code`.
public record ReportsCall(Inlet inlet) {

    public Response take(Request request) {
        var signed = new Signed(header(request, "webhook-id"),
                header(request, "webhook-timestamp"), header(request, "webhook-signature"),
                request.headers().first("webhook-key").or(() -> request.parameter("code"))
                        .orElse(""));
        var outcome = inlet.take(request.parameter("tenant").orElse("default"),
                new ConnectionId(request.variable("id")), signed, request.body().get());
        return switch (outcome) {
            case Outcome.Unknown() -> throw doubted(Doubt.FORGED);
            case Outcome.Doubted(var doubt) -> throw doubted(doubt);
            case Outcome.Taken(var answers) -> answered(Asking.await(answers));
        };
    }

    private static String header(Request request, String name) {
        return request.headers().first(name).orElse("");
    }

    /// An unknown connection answers as a forged signature does: nobody can find out which exist.
    private static Declined doubted(Doubt doubt) {
        return new Declined(switch (doubt) {
            case NONE, FORGED -> Problem.of(401, "bad-signature",
                    "expected a signature by a secret of this connection");
            case MALFORMED -> Problem.of(400, "bad-webhook-headers", "expected webhook-id without"
                    + " dots, webhook-timestamp in seconds and webhook-signature");
            case OUTSIDE_WINDOW -> Problem.of(401, "timestamp-outside-window",
                    "expected a timestamp within five minutes of now");
            case TOO_MANY_SIGNATURES -> Problem.of(400, "too-many-signatures",
                    "expected at most ten signatures");
        });
    }

    /// Taken as a whole: what the law refused is told, report by report, and is no reason for the
    /// sender to send it again. Only what could not be kept is.
    private static Response answered(List<Answer> answers) {
        var trees = new ArrayList<Object>();
        for (var answer : answers) {
            if (answer instanceof Answer.Refused(var refusal)) {
                trees.add(new LinkedHashMap<>(Map.of("accepted", false,
                        "code", refusal.code().text(), "detail", refusal.detail())));
            } else {
                trees.add(Map.of("accepted", true, "offset", Asking.accepted(answer).offset()));
            }
        }
        return Response.of(202, Route.JSON, Json.write(Map.of("reports", trees)));
    }
}
