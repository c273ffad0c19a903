package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Adherence;
import dev.rollcall.domain.configuration.Automatic;
import dev.rollcall.domain.configuration.Automatic.Mode;
import dev.rollcall.domain.configuration.Automatic.Response;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Retention;
import dev.rollcall.domain.configuration.SignIn;
import dev.rollcall.domain.configuration.SignOut;
import dev.rollcall.domain.configuration.SignOut.WithWork;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A tenant's tree as a [Configuration], every default filled in. The defaults are those of the
/// domain law; the schema tells them to editors, and a test compares the two.
final class TenantReader {

    private static final Duration GRACE_TIME = Duration.ofSeconds(150);
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(75);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int SESSION_LIMIT = 10;
    private static final Set<Base> STICKY =
            EnumSet.of(Base.DO_NOT_DISTURB, Base.AWAY, Base.OFFLINE);

    static Configuration read(Fields tenant) {
        var onQueueBases = bases(tenant, "onQueueBases", EnumSet.of(Base.AVAILABLE));
        var hidden = Set.copyOf(new LinkedHashSet<>(tenant.texts("hide")));
        return new Configuration(
                new CatalogueReader(onQueueBases, hidden).read(tenant),
                new StatusId(tenant.text("default", "available")),
                new StatusId(tenant.text("signedOutStatus", "offline")),
                bases(tenant, "stickyBases", STICKY),
                onQueueBases,
                tenant.flag("readyToggle", false),
                automatic(tenant.fields("automatic")),
                signIn(tenant.fields("signIn")),
                signOut(tenant.fields("signOut")),
                tenant.duration("graceTime", GRACE_TIME),
                tenant.flag("graceOnSignOut", false),
                tenant.duration("sessionTimeout", SESSION_TIMEOUT),
                WorkReader.queues(tenant),
                WorkReader.queueGroups(tenant),
                WorkReader.workstreams(tenant),
                WorkReader.profiles(tenant),
                WorkReader.channelLimits(tenant),
                WorkReader.activities(tenant),
                ConnectionReader.connections(tenant),
                AgentTrees.settings(tenant.fields("agentDefaults")),
                teams(tenant),
                retention(tenant.fields("retention")),
                adherence(tenant.fields("adherence")),
                withoutAgents(tenant.tree()));
    }

    private static Set<Base> bases(Fields tenant, String key, Set<Base> shipped) {
        if (!tenant.has(key)) return Collections.unmodifiableSet(shipped);
        var bases = EnumSet.noneOf(Base.class);
        tenant.texts(key).forEach(text -> bases.add(Fields.word(Base.class, text)));
        return Collections.unmodifiableSet(bases);
    }

    private static Automatic automatic(Fields fields) {
        var working = new StatusId(fields.text("working", "busy"));
        return new Automatic(
                fields.word("mode", Mode.NONE),
                statusOr("default", fields.text("unused", "available")),
                new StatusId(fields.text("partial", "busy")),
                new StatusId(fields.text("full", "do-not-disturb")),
                fields.whole("sessionLimit", SESSION_LIMIT),
                response(fields.text("onMissed", "not-responding"), true),
                response(fields.text("onRejected", "none"), false),
                working,
                new StatusId(fields.text("wrapUp", working.text())),
                statusOr("previous", fields.text("afterWork", "previous")),
                WorkReader.ordered(fields.texts("channels", Channel::new)));
    }

    private static StatusId statusOr(String none, String text) {
        return text.equals(none) ? StatusId.NONE : new StatusId(text);
    }

    /// @param flagsToo whether a status comes with the not-responding flag (S4.22, X7)
    private static Response response(String text, boolean flagsToo) {
        return switch (text) {
            case "none" -> Response.NOTHING;
            case "not-responding" -> Response.NOT_RESPONDING;
            default -> new Response(flagsToo, new StatusId(text));
        };
    }

    private static SignIn signIn(Fields fields) {
        return new SignIn(statusOr("default", fields.text("presence", "default")),
                fields.flag("ready", true));
    }

    private static SignOut signOut(Fields fields) {
        return new SignOut(fields.word("withWork", WithWork.AFTER_WORK),
                fields.duration("releaseAfter", Duration.ZERO));
    }

    private static Map<String, String> teams(Fields tenant) {
        var teams = new LinkedHashMap<String, String>();
        tenant.byKey("teams").forEach((id, team) -> teams.put(id, team.text("name", id)));
        return Collections.unmodifiableMap(teams);
    }

    private static Retention retention(Fields fields) {
        var shipped = Retention.SHIPPED;
        return new Retention(
                fields.duration("history", shipped.history()),
                fields.duration("aggregates", shipped.aggregates()),
                fields.duration("audit", shipped.audit()),
                fields.duration("requests", shipped.requests()));
    }

    private static Adherence adherence(Fields fields) {
        var activities = new LinkedHashMap<StatusId, String>();
        fields.textMap("activities").forEach((status, activity) ->
                activities.put(new StatusId(status), activity));
        var tolerances = fields.fields("tolerances");
        return new Adherence(activities, tolerances.duration("early", TOLERANCE),
                tolerances.duration("late", TOLERANCE));
    }

    private static Map<String, Object> withoutAgents(Map<String, Object> tree) {
        if (!tree.containsKey("agents")) return tree;
        var rest = new LinkedHashMap<>(tree);
        rest.remove("agents");
        return Collections.unmodifiableMap(rest);
    }

    private TenantReader() {}
}
