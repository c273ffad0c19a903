package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.salesforce.Entity.Field;
import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Salesforce's REST API: signing in, queries in batches, records, the daily limit in every answer,
/// and errors as lists. It decides nothing about presence: that is Omni-Channel's.
final class SalesforceDoor {

    private static final String VERSION = "/services/data/v{version}";
    private static final int OLDEST = 58;
    private static final int NEWEST = 66;
    private static final int BATCH = 2_000;

    /// Results that are still being read.
    private static final int CURSORS_MAX = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private record Cursor(Soql query, List<Map<String, @Nullable Object>> rows, int batch) {}

    private final Organisation organisation;
    private final Omni omni;
    private final OAuth oauth;
    private final InstantSource clock;
    private final LinkedHashMap<String, Cursor> cursors = new LinkedHashMap<>();
    private long cursorNumber;
    private int asked;
    private int askedMax = 100_000;
    private boolean customizes = true;
    private String instance = "";

    SalesforceDoor(Organisation organisation, Omni omni, OAuth oauth, InstantSource clock) {
        this.organisation = organisation;
        this.omni = omni;
        this.oauth = oauth;
        this.clock = clock;
    }

    /// Where clients are to go on; known once the port is.
    void instance(String url) {
        instance = url;
    }

    /// Calls a day; those so far are forgotten.
    void requestsMax(int requests) {
        askedMax = requests;
        asked = 0;
    }

    /// Whether the signed-in user has the permission Customize Application.
    void customizes(boolean may) {
        customizes = may;
    }

    void routes(Routes routes) {
        routes.around((exchange, handler) -> exchange.path().startsWith("/services/data/")
                ? counted(exchange, handler) : handler.answer(exchange));
        routes.failing(status -> switch (status) {
            case 401 -> error(401, "INVALID_SESSION_ID", "Session expired or invalid");
            case 404 -> error(404, "NOT_FOUND", "The requested resource does not exist");
            case 405 -> error(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed.");
            case 400 -> error(400, "JSON_PARSER_ERROR", "Unexpected character");
            default -> error(status, "UNKNOWN_EXCEPTION", "An unexpected error occurred.");
        });
        routes.expire(oauth::forgetAll);
        routes.post("/services/oauth2/token",
                exchange -> oauth.grant(exchange, instance, clock.instant()));
        routes.get(VERSION + "/query", this::query);
        routes.get(VERSION + "/query/{cursor}", this::more);
        routes.get(VERSION + "/limits", _ -> Reply.json(Map.of("DailyApiRequests",
                Map.of("Max", askedMax, "Remaining", Math.max(0, askedMax - asked)))));
        routes.get(VERSION + "/sobjects/{object}/{id}", this::record);
        routes.post(VERSION + "/sobjects/{object}", this::written);
        routes.post(VERSION + "/sobjects/{object}/", this::written);
        routes.patch(VERSION + "/sobjects/{object}/{id}", this::written);
        routes.delete(VERSION + "/sobjects/{object}/{id}", this::deleted);
    }

    private Reply counted(Exchange exchange, Routes.Handler handler) {
        if (!exchange.authorization("Bearer")
                .filter(session -> oauth.opens(session, clock.instant())).isPresent()) {
            return error(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        if (asked >= askedMax) {
            return limited(error(403, "REQUEST_LIMIT_EXCEEDED",
                    "TotalRequests Limit exceeded."));
        }
        asked++;
        var version = exchange.path().substring("/services/data/v".length()).split("/", 2)[0];
        if (!version.matches("\\d\\d\\.0") || Integer.parseInt(version.substring(0, 2)) < OLDEST
                || Integer.parseInt(version.substring(0, 2)) > NEWEST) {
            return limited(error(404, "NOT_FOUND", "The requested resource does not exist"));
        }
        return limited(handler.answer(exchange));
    }

    private Reply limited(Reply reply) {
        return reply.with("Sforce-Limit-Info", "api-usage=" + asked + "/" + askedMax);
    }

    // Queries.

    private Reply query(Exchange exchange) {
        var query = Soql.parse(exchange.query("q").orElseThrow(() -> no(400, "MALFORMED_QUERY",
                "A query string has to be specified")));
        var rows = query.run(organisation.records()).toList();
        return page(exchange, new Cursor(query, rows, batch(exchange)), "", 0);
    }

    private static int batch(Exchange exchange) {
        var options = exchange.header("Sforce-Query-Options").orElse("").replace(" ", "");
        return options.matches("batchSize=\\d{1,4}")
                ? Math.clamp(Integer.parseInt(options.substring("batchSize=".length())), 200, BATCH)
                : BATCH;
    }

    private Reply more(Exchange exchange) {
        var name = exchange.variable("cursor").split("-", 2);
        var cursor = cursors.get(name[0]);
        if (cursor == null || name.length < 2 || !name[1].matches("\\d{1,9}")) {
            throw no(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(exchange, cursor, name[0], Integer.parseInt(name[1]));
    }

    private Reply page(Exchange exchange, Cursor cursor, String name, int from) {
        var to = Math.min(from + cursor.batch(), cursor.rows().size());
        var done = to == cursor.rows().size();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("totalSize", cursor.rows().size());
        answer.put("done", done);
        if (!done) answer.put("nextRecordsUrl", next(exchange, cursor, name, to));
        answer.put("records", cursor.rows().subList(from, to).stream()
                .map(row -> shown(exchange, cursor.query().entity(), cursor.query().fields(), row))
                .toList());
        return Reply.json(answer);
    }

    private String next(Exchange exchange, Cursor cursor, String name, int to) {
        var kept = name.isEmpty() ? "01gHs%010dAAA".formatted(++cursorNumber) : name;
        cursors.putIfAbsent(kept, cursor);
        if (cursors.size() > CURSORS_MAX) cursors.pollFirstEntry();
        return "/services/data/v" + exchange.variable("version") + "/query/" + kept + "-" + to;
    }

    private static Map<String, @Nullable Object> shown(Exchange exchange, Entity entity,
            List<Field> fields, Map<String, @Nullable Object> row) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("attributes", Map.of("type", entity.text(), "url", "/services/data/v"
                + exchange.variable("version") + "/sobjects/" + entity.text() + "/"
                + Objects.toString(row.get("Id"))));
        for (var field : fields) {
            shown.put(field.name(), row.get(field.name()) instanceof Instant time
                    ? TIME.format(time) : row.get(field.name()));
        }
        return shown;
    }

    // Records.

    private Reply record(Exchange exchange) {
        var entity = entity(exchange);
        var row = row(exchange, entity);
        var shown = shown(exchange, entity, List.of(new Field("Id", Entity.Type.TEXT)), row);
        for (var field : entity.fields()) {
            shown.putAll(shown(exchange, entity, List.of(field), row));
        }
        return Reply.json(shown);
    }

    /// Of a presence only Omni-Channel makes records; nothing else here is anybody's to write.
    private Reply written(Exchange exchange) {
        var entity = entity(exchange);
        if (exchange.method().equals("PATCH")) row(exchange, entity);
        throw no(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type " + entity.text()
                + " does not support " + (exchange.method().equals("POST") ? "create" : "update"));
    }

    private Reply deleted(Exchange exchange) {
        var entity = entity(exchange);
        var id = Objects.toString(row(exchange, entity).get("Id"));
        if (entity != Entity.USER_SERVICE_PRESENCE || !customizes) {
            throw no(403, "INSUFFICIENT_ACCESS_OR_READONLY",
                    "insufficient access rights on object id");
        }
        omni.deleted(id, clock.instant());
        return Reply.empty(204);
    }

    private static Entity entity(Exchange exchange) {
        return Entity.named(exchange.variable("object")).orElseThrow(() ->
                no(404, "NOT_FOUND", "The requested resource does not exist"));
    }

    private Map<String, @Nullable Object> row(Exchange exchange, Entity entity) {
        return organisation.records().find(entity, exchange.variable("id")).orElseThrow(() ->
                no(404, "NOT_FOUND", "Provided external ID field does not exist or is not"
                        + " accessible: " + exchange.variable("id")));
    }

    // In which words the answer is no.

    static Declined no(int status, String code, String message) {
        return new Declined(error(status, code, message));
    }

    private static Reply error(int status, String code, String message) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("message", message);
        error.put("errorCode", code);
        return Reply.json(status, List.of(error));
    }
}
