package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The tables that can be read: presences, agent statuses, users.
final class Tables {

    private final DynamicsWorld world;
    private final InstantSource clock;
    private final Supplier<String> host;

    Tables(DynamicsWorld world, InstantSource clock, Supplier<String> host) {
        this.world = world;
        this.clock = clock;
        this.host = host;
    }

    void routes(Routes routes) {
        table(routes, "msdyn_presences", () -> world.presences().stream()
            .map(Tables::presence).toList());
        table(routes, "msdyn_agentstatuses", () -> world.rows(clock.instant()).stream()
            .map(Tables::status).toList());
        table(routes, "systemusers", () -> world.rows(clock.instant()).stream()
            .map(Tables::user).toList());
    }

    private void table(Routes routes, String name, Supplier<List<Map<String, Object>>> rows) {
        routes.get(Dataverse.API + name, exchange -> answer(name, rows.get(), exchange));
    }

    private Reply answer(String name, List<Map<String, Object>> rows, Exchange exchange) {
        var query = Query.of(exchange);
        var reply = Reply.json(query.answer(host.get() + Dataverse.API + name, rows, exchange))
            .with("OData-Version", "4.0");
        return exchange.header("Prefer").isEmpty() ? reply
            : reply.with("Preference-Applied", "odata.maxpagesize=" + query.page());
    }

    private static Map<String, Object> presence(Presence presence) {
        var row = new LinkedHashMap<String, Object>();
        row.put("@odata.etag", "W/\"1001\"");
        row.put("msdyn_presenceid", presence.id());
        row.put("msdyn_name", presence.text());
        row.put("msdyn_presencestatustext", presence.text());
        row.put("msdyn_canuserset", presence.selectable());
        row.put("msdyn_basepresencestatus", presence.base().number);
        return row;
    }

    private static Map<String, Object> status(Row status) {
        var row = new LinkedHashMap<String, Object>();
        row.put("@odata.etag", "W/\"" + status.modified().toEpochMilli() + "\"");
        row.put("msdyn_agentstatusid", status.id());
        row.put("_msdyn_agentid_value", status.agent());
        row.put("_msdyn_currentpresenceid_value", status.presence().id());
        row.put("msdyn_isagentloggedin", status.signedIn());
        row.put("msdyn_presencemodifiedon", status.modified().toString());
        row.put("msdyn_presencemodifiedby", status.by().name());
        row.put("msdyn_availableunitscapacity", status.unitsLeft());
        row.put("msdyn_isblockedbysomeprofile", status.blocked());
        row.put("msdyn_agentid", user(status));
        row.put("msdyn_currentpresenceid", presence(status.presence()));
        return row;
    }

    private static Map<String, Object> user(Row status) {
        var row = new LinkedHashMap<String, Object>();
        row.put("systemuserid", status.agent());
        row.put("fullname", status.name());
        return row;
    }
}
