package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Outbox;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Webhooks of Dataverse: an endpoint (where, and the word that proves it is us), and a step that
/// says when it is told. An asynchronous step tells a few seconds later, in no certain order; a
/// synchronous one at once (here it cannot hold up or undo the update).
final class WebhookSteps {

    private static final int MOST = 100;
    private static final int WEBHOOK = 8;
    private static final int BODY_MAX = 256 << 10;
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Pattern BOUND = Pattern.compile("/?serviceendpoints\\(([^)]+)\\)");
    private static final Pattern SETTING =
        Pattern.compile("<setting name=\"([^\"]+)\" value=\"([^\"]*)\" ?/>");

    /// @param kind `authtype`: 4 WebhookKey, 5 HttpHeader, 6 HttpQueryString
    private record Endpoint(URI url, int kind, String word) {}

    private record Step(String endpoint, int mode) {}

    private final RandomGenerator random;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private Duration lagFrom = Duration.ofSeconds(1);
    private Duration lagTo = Duration.ofSeconds(5);

    WebhookSteps(RandomGenerator random) {
        this.random = random;
    }

    void lag(Duration from, Duration to) {
        lagFrom = from;
        lagTo = to;
    }

    void routes(Routes routes) {
        routes.post(Dataverse.API + "serviceendpoints", this::endpoint);
        routes.post(Dataverse.API + "sdkmessageprocessingsteps", this::step);
        routes.delete(Dataverse.API + "serviceendpoints({id})", exchange -> {
            var id = exchange.variable("id");
            steps.values().removeIf(step -> step.endpoint().equals(id));
            return Reply.empty(endpoints.remove(id) == null ? 404 : 204);
        });
        routes.delete(Dataverse.API + "sdkmessageprocessingsteps({id})", exchange ->
            Reply.empty(steps.remove(exchange.variable("id")) == null ? 404 : 204));
    }

    private Reply endpoint(Exchange exchange) {
        var body = exchange.object();
        if (!(body.get("contract") instanceof Long contract) || contract != WEBHOOK
                || !(body.get("url") instanceof String url)
                || !(body.get("authtype") instanceof Long kind) || kind < 4 || kind > 6
                || !(body.get("authvalue") instanceof String word) || endpoints.size() >= MOST) {
            return Dataverse.failing(400);
        }
        var id = id();
        endpoints.put(id, new Endpoint(URI.create(url), kind.intValue(), word));
        return created("serviceendpoints", id);
    }

    private Reply step(Exchange exchange) {
        var body = exchange.object();
        var bound = BOUND.matcher(
            String.valueOf(body.get("eventhandler_serviceendpoint@odata.bind")));
        if (!bound.matches() || !endpoints.containsKey(bound.group(1)) || steps.size() >= MOST
                || !(body.get("mode") instanceof Long mode)) {
            return Dataverse.failing(400);
        }
        var id = id();
        steps.put(id, new Step(bound.group(1), mode.intValue()));
        return created("sdkmessageprocessingsteps", id);
    }

    private static Reply created(String table, String id) {
        return Reply.empty(204).with("OData-EntityId", Dataverse.API + table + "(" + id + ")");
    }

    /// An update of the presence column: every step hears of it.
    void tell(Row row, Stage stage, Outbox outbox) {
        var request = id();
        var correlation = id();
        steps.values().forEach(step -> {
            var body = Json.write(ExecutionContext.of(row, request, correlation, step.mode()));
            var at = Optional.ofNullable(endpoints.get(step.endpoint())).orElseThrow();
            if (body.length > BODY_MAX) return;
            Runnable post = () -> post(at, body, stage, outbox, true);
            if (step.mode() == 0) stage.push(post);
            else stage.after(lag(), () -> stage.push(post));
        });
    }

    /// No answer, or one that says "not now", is asked once more.
    private static void post(Endpoint at, byte[] body, Stage stage, Outbox outbox, boolean again) {
        outbox.post(addressed(at), headers(at), body, status -> {
            var notNow = status == 0 || status == 429 || (status >= 502 && status <= 504);
            if (again && notNow) {
                stage.after(AGAIN, () -> post(at, body, stage, outbox, false));
            }
        });
    }

    private static URI addressed(Endpoint at) {
        var join = at.url().toString().contains("?") ? "&" : "?";
        return switch (at.kind()) {
            case 4 -> URI.create(at.url() + join + "code=" + at.word());
            case 6 -> {
                var query = new StringBuilder();
                settings(at).forEach((name, value) -> query.append(query.isEmpty() ? join : "&")
                    .append(name).append('=').append(value));
                yield URI.create(at.url() + query.toString());
            }
            default -> at.url();
        };
    }

    private static Map<String, String> headers(Endpoint at) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        if (at.kind() == 5) headers.putAll(settings(at));
        return headers;
    }

    private static Map<String, String> settings(Endpoint at) {
        var settings = new LinkedHashMap<String, String>();
        var each = SETTING.matcher(at.word());
        while (each.find()) settings.put(each.group(1), each.group(2));
        return settings;
    }

    private Duration lag() {
        var most = lagTo.minus(lagFrom).toMillis();
        return most <= 0 ? lagFrom : lagFrom.plusMillis(random.nextLong(most + 1));
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
