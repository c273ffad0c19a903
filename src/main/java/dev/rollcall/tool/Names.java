package dev.rollcall.tool;

import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading;
import java.util.List;

/// The names a server knows, for "did you mean". A caller who may not see them gets no hint.
final class Names {

    /// Those an agent could choose.
    static List<String> statuses(Remote remote) {
        try {
            var tree = remote.get("/v1/config", Remote.JSON).object();
            var reading = ConfigurationReader.read(tree);
            if (!(reading instanceof Reading.Usable usable)) return List.of();
            return usable.configuration().statuses().values().stream()
                    .filter(status -> status.selectable() && !status.hidden())
                    .map(status -> status.id().text()).toList();
        } catch (Complaint notForThem) {
            return List.of();
        }
    }

    /// The first thousand.
    static List<String> agents(Remote remote) {
        try {
            return AgentLine.all(remote.get("/v1/agents?limit=1000", Remote.JSON).object()
                    .get("agents")).stream().map(AgentLine::id).toList();
        } catch (Complaint notForThem) {
            return List.of();
        }
    }

    private Names() {}
}
