package dev.rollcall.connector.dynamics;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Dataverse's words and ours. Pure.
final class DynamicsFrames {

    /// `msdyn_basepresencestatus` of Offline.
    private static final long OFFLINE = 192_360_004;

    /// `/Date(1722582039000)/`, with or without an offset that changes nothing.
    private static final Pattern DATE = Pattern.compile("/Date\\((-?\\d{1,16})([+-]\\d{4})?\\)/");

    /// What somebody's row says.
    record Shows(String presence, Instant since) {}

    /// What a webhook says. Dataverse leaves out what has not changed, and everything that makes
    /// a message too long.
    ///
    /// @param agent empty: not said
    /// @param presence empty: not said
    /// @param by `AGENT` or `SYSTEM`
    /// @param request names the change, however often it is told
    record Notice(String agent, String presence, String by, Instant since, String request) {
        boolean complete() {
            return !agent.isEmpty() && !presence.isEmpty();
        }
    }

    /// Admins name a status twice: the text is what agents see.
    static List<OutsideStatus> presences(List<Node> rows) throws LineBroken {
        var statuses = new ArrayList<OutsideStatus>();
        for (var row : rows) {
            var id = row.get("msdyn_presenceid").required();
            var name = row.get("msdyn_name").text();
            var text = row.get("msdyn_presencestatustext").text();
            statuses.add(new OutsideStatus(id, text.isEmpty() ? name.isEmpty() ? id : name : text,
                    row.get("msdyn_basepresencestatus").number(0) != OFFLINE,
                    !row.get("msdyn_canuserset").flag(true), false,
                    name.isEmpty() ? List.of() : List.of(name)));
        }
        return statuses;
    }

    /// By the agent's id. Who has never been present has no presence.
    static Map<String, Shows> agents(List<Node> rows) throws LineBroken {
        var agents = new HashMap<String, Shows>();
        for (var row : rows) {
            var agent = row.get("msdyn_agentid").get("systemuserid").text();
            var presence = row.get("msdyn_currentpresenceid").get("msdyn_presenceid").text();
            if (agent.isEmpty() || presence.isEmpty()) continue;
            agents.put(agent.toLowerCase(Locale.ROOT),
                    new Shows(presence, row.get("msdyn_presencemodifiedon").time()));
        }
        return agents;
    }

    /// A `RemoteExecutionContext`. The same again stands under `ParentContext`: that is not read.
    static Notice notice(Node context) throws LineBroken {
        var entity = context.get("PrimaryEntityName").required();
        if (!entity.equals("msdyn_agentstatus")) {
            throw new LineBroken("expected a notice of msdyn_agentstatus, found another");
        }
        var target = pairs(context.get("InputParameters")).getOrDefault("Target", absent());
        var said = pairs(target.get("Attributes"));
        return new Notice(reference(said, "msdyn_agentid"),
                reference(said, "msdyn_currentpresenceid"),
                said.getOrDefault("msdyn_presencemodifiedby", absent()).text(),
                date(said.getOrDefault("msdyn_presencemodifiedon", absent())),
                context.get("RequestId").text());
    }

    private static Node absent() {
        return Node.of("nothing", null);
    }

    /// `[{"key": …, "value": …}]` as a map.
    private static Map<String, Node> pairs(Node list) throws LineBroken {
        var pairs = new HashMap<String, Node>();
        for (var pair : list.each()) {
            pairs.put(pair.get("key").required(), pair.get("value"));
        }
        return pairs;
    }

    private static String reference(Map<String, Node> said, String name) throws LineBroken {
        return said.getOrDefault(name, absent()).get("Id").text().toLowerCase(Locale.ROOT);
    }

    private static Instant date(Node node) throws LineBroken {
        var date = DATE.matcher(node.text());
        return date.matches() ? Instant.ofEpochMilli(Long.parseLong(date.group(1))) : node.time();
    }

    private DynamicsFrames() {}
}
