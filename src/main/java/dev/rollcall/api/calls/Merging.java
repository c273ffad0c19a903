package dev.rollcall.api.calls;

import dev.rollcall.api.calls.Orders.Order;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading;
import java.util.Map;
import java.util.stream.Collectors;

/// Part of a configuration, laid over the tenant's configuration of this moment. If somebody else
/// was quicker it is laid over theirs; after a few times the refusal is told.
record Merging(Hub hub) {
    private static final int ATTEMPTS = 5;

    Answer apply(Order order, Map<String, Object> patch) {
        for (var attempt = 1; ; attempt++) {
            var floor = new Floors(hub).of(order.caller());
            var answer = Asking.await(hub.submit(order.caller().tenant(),
                    order.ask(command(floor, patch))));
            var stale = answer instanceof Answer.Refused(Refusal refusal)
                    && refusal.code() == Refusal.Code.STALE_VERSION;
            if (!stale || attempt == ATTEMPTS) return answer;
        }
    }

    private static Command command(Floor floor, Map<String, Object> patch) {
        return switch (ConfigurationReader.patched(floor.configuration(), agents(floor), patch)) {
            case Reading.Usable usable -> new Command.Configure(usable.configuration(),
                    usable.agents(), usable.removed(), floor.version());
            case Reading.Broken broken -> throw Findings.declined(broken.findings());
        };
    }

    static Map<AgentId, AgentSettings> agents(Floor floor) {
        return floor.agents().stream().collect(Collectors.toMap(Agent::id, Agent::settings));
    }
}
