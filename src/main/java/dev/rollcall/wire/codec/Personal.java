package dev.rollcall.wire.codec;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.NextStatus;
import dev.rollcall.domain.configuration.AgentSettings;
import java.util.Map;
import java.util.Set;

/// Which fields speak of a person in a way that must be forgotten with the person. This is the one
/// table: [Shape] seals what it names, wherever the record stands in what is written.
final class Personal {

    static final Map<Class<?>, Set<String>> FIELDS = Map.of(
            AgentSettings.class, Set.of("name", "identities"),
            Claim.class, Set.of("reason"),
            NextStatus.class, Set.of("reason"),
            SetPresence.class, Set.of("reason"));

    static boolean has(Class<?> type, String field) {
        return FIELDS.getOrDefault(type, Set.of()).contains(field);
    }

    private Personal() {}
}
