package dev.rollcall.wire.command;

import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Timer;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.wire.codec.Codec;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The commands about the tenant as a whole, as the journal keeps them. From outside none of them
/// comes this way: a configuration comes as a document ([Asked.Configure]), a deadline from the
/// state itself.
final class TenantVerbs {
    private static final Form<Map<AgentId, AgentSettings>> AGENTS =
            kept("map of agents", Gathered.persons(Shapes.SETTINGS));
    private static final Form<Set<AgentId>> REMOVED =
            kept("list of ids", Gathered.set(Leaves.AGENT, AgentId::text));

    static final Verb<Configure> CONFIGURE = Verb.internal("configured", Configure.class,
            "Puts the tenant's configuration and any number of agents, all or nothing.", f -> {
                Form<Configuration> document = kept("document", Shapes.CONFIGURATION);
                var configuration = f.required("document", document, Configure::configuration,
                        "the configuration, whole");
                var agents = f.optional("agents", AGENTS, Map.of(), Configure::agents,
                        "agents to put, each whole");
                var removed = f.optional("removed", REMOVED, Set.of(), Configure::removed,
                        "agents to remove");
                var version = f.optional("version", kept("number", Leaves.NUMBER), 0L,
                        Configure::version, "the version this was made from");
                return v -> new Configure(v.get(configuration), v.get(agents), v.get(removed),
                        v.get(version));
            });

    static final Verb<ConfigureAgents> CONFIGURE_AGENTS =
            Verb.internal("configure-agents", ConfigureAgents.class,
                    "Puts agents' settings alone.", f -> {
                var agents = f.optional("agents", AGENTS, Map.of(), ConfigureAgents::agents,
                        "agents to put, each whole");
                var removed = f.optional("removed", REMOVED, Set.of(), ConfigureAgents::removed,
                        "agents to remove");
                return v -> new ConfigureAgents(v.get(agents), v.get(removed));
            });

    static final Verb<Deadline> DEADLINE = Verb.internal("deadline", Deadline.class,
            "Says that something is due.", f -> {
                Form<Timer> timer = kept("timer", Shapes.TIMER);
                var due = f.required("timer", timer, Deadline::timer, "what is due");
                return v -> new Deadline(v.get(due));
            });

    static final List<Verb<?>> ALL = List.of(CONFIGURE, CONFIGURE_AGENTS, DEADLINE);

    /// A form that only the journal uses.
    private static <V> Form<V> kept(String type, Codec<V> codec) {
        return new Form<>(type, Map.of(), node -> {
            throw Forms.wrongType("nothing from outside", node);
        }, codec);
    }

    private TenantVerbs() {}
}
