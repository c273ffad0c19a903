package dev.rollcall.wire.command;

import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The verbs with which connections report.
final class SyncVerbs {

    /// One system's agents at once; as many as a tenant may have.
    private static final int SNAPSHOT_MAX = 100_000;

    static final Verb<Observe> OBSERVE = Verb.of("observe", Observe.class,
            "Says what an outside system shows for an agent.", f -> {
                var connection = f.required("connection", Named.CONNECTION, Observe::connection,
                        "which system");
                var agent = f.required("agent", Named.PERSON, Observe::agent, "who");
                var status = f.optional("status", Forms.LABEL, "", Observe::status,
                        "label or id there");
                var online = f.optional("online", Forms.TRUTH, true, Observe::online,
                        "false: signed out there");
                var attributes = f.optional("attributes", Forms.ATTRIBUTES, Map.of(),
                        Observe::attributes, "message, group, options and the like");
                return v -> {
                    if (v.get(status).isEmpty() && v.get(online)) {
                        throw new BadInput(Code.MISSING_FIELD, "expected the status shown there,"
                                + " or online: false, found neither").in("status");
                    }
                    return new Observe(v.get(connection), v.get(agent), v.get(status),
                            v.get(online), v.get(attributes));
                };
            });

    static final Verb<WriteResult> WRITE_RESULT = Verb.of("write-result", WriteResult.class,
            "Says what became of the write in flight.", f -> {
                var connection = f.required("connection", Named.CONNECTION,
                        WriteResult::connection, "which system");
                var agent = f.required("agent", Named.PERSON, WriteResult::agent, "whose status");
                var result = f.required("result", Forms.oneOf(WriteOutcome.class),
                        WriteResult::result, "what became of it");
                var status = f.optional("status", Forms.LABEL, "", WriteResult::status,
                        "which write; absent: whatever is in flight");
                var why = f.optional("why", Forms.NOTE, "", WriteResult::why,
                        "why it was not taken; absent: nothing is said");
                return v -> new WriteResult(v.get(connection), v.get(agent), v.get(result),
                        v.get(status), v.get(why));
            });

    static final Verb<Snapshot> SNAPSHOT = Verb.of("snapshot", Snapshot.class,
            "Says what an outside system shows for many agents.", f -> {
                var connection = f.required("connection", Named.CONNECTION, Snapshot::connection,
                        "which system");
                var statuses = f.required("statuses",
                        Forms.mapOf(Named.AGENT, Forms.LABEL, SNAPSHOT_MAX,
                                Gathered.map(AgentId::new, AgentId::text, Leaves.TEXT)),
                        Snapshot::statuses, "agent → label or id there");
                var initial = f.optional("initial", Forms.TRUTH, false, Snapshot::initial,
                        "true: shown before we began, so nothing follows from it");
                var asked = f.optional("asked", Forms.TIME, Instant.MAX, Snapshot::asked,
                        "when the look began: what we have written since is no news to us");
                return v -> new Snapshot(v.get(connection), v.get(statuses), v.get(initial),
                        v.get(asked));
            });

    static final List<Verb<?>> ALL = List.of(OBSERVE, WRITE_RESULT, SNAPSHOT);

    private SyncVerbs() {}
}
