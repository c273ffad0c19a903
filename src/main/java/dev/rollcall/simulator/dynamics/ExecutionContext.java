package dev.rollcall.simulator.dynamics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `RemoteExecutionContext`: what a webhook of Dataverse is told of an update, lists of keys and
/// values, dates as `/Date(milliseconds)/`, and all of it once more under `ParentContext`.
final class ExecutionContext {

    /// @param request the same for every delivery of one update
    static Map<String, Object> of(Row row, String request, String correlation, int mode) {
        var inner = context(row, request, correlation, mode);
        var outer = new LinkedHashMap<>(inner);
        inner.put("Stage", 30);
        inner.put("Mode", 0);
        outer.put("ParentContext", inner);
        return outer;
    }

    private static Map<String, Object> context(Row row, String request, String correlation,
            int mode) {
        var context = new LinkedHashMap<String, Object>();
        context.put("MessageName", "Update");
        context.put("PrimaryEntityName", "msdyn_agentstatus");
        context.put("PrimaryEntityId", row.id());
        context.put("CorrelationId", correlation);
        context.put("OperationCreatedOn", date(row.modified()).replace(")", "+0000)"));
        context.put("InitiatingUserId", row.agent());
        context.put("InitiatingUserAgent", "Microsoft.CCaaS.AssignmentEngineVNext");
        context.put("InputParameters", List.of(pair("Target", Map.of(
            "LogicalName", "msdyn_agentstatus", "Id", row.id(), "Attributes", attributes(row)))));
        context.put("Stage", 40);
        context.put("Mode", mode);
        context.put("Depth", 1);
        context.put("RequestId", request);
        return context;
    }

    private static List<Map<String, Object>> attributes(Row row) {
        return List.of(
            pair("msdyn_agentid", reference("systemuser", row.agent())),
            pair("msdyn_currentpresenceid", reference("msdyn_presence", row.presence().id())),
            pair("msdyn_presencemodifiedby", row.by().name()),
            pair("msdyn_presencemodifiedon", date(row.modified())),
            pair("msdyn_isagentloggedin", row.signedIn()),
            pair("msdyn_availableunitscapacity", row.unitsLeft()),
            pair("msdyn_isblockedbysomeprofile", row.blocked()));
    }

    private static Map<String, Object> reference(String table, String id) {
        return Map.of("LogicalName", table, "Id", id);
    }

    private static Map<String, Object> pair(String key, Object value) {
        var pair = new LinkedHashMap<String, Object>();
        pair.put("key", key);
        pair.put("value", value);
        return pair;
    }

    private static String date(Instant at) {
        return "/Date(" + at.toEpochMilli() + ")/";
    }

    private ExecutionContext() {}
}
