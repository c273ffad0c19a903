package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.wire.configuration.Reading.Usable;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A whole document in the place of another. One that says `agents` names all of them, and whoever
/// is not named goes; one that does not leaves them as they are.
///
/// @param agents whether it says `agents`
public record Replacement(Usable usable, boolean agents) {

    /// @param tree the document that was found usable
    public static Replacement of(Object tree, Usable usable) {
        return new Replacement(usable,
                tree instanceof Map<?, ?> map && map.containsKey("agents"));
    }

    /// @param version the one that the document was made from; 0: whichever it is
    public Configure over(Floor floor, long version) {
        return new Configure(usable.configuration(), usable.agents(), absent(floor), version);
    }

    /// Whether all of it is so already.
    public boolean holds(Floor floor) {
        return floor.configuration().document().equals(usable.configuration().document())
                && absent(floor).isEmpty()
                && usable.agents().entrySet().stream().allMatch(named ->
                        floor.find(named.getKey()).map(Agent::settings)
                                .filter(named.getValue()::equals).isPresent());
    }

    private Set<AgentId> absent(Floor floor) {
        if (!agents) return Set.of();
        return floor.agents().stream().map(Agent::id)
                .filter(id -> !usable.agents().containsKey(id)).collect(Collectors.toSet());
    }
}
