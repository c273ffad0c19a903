package dev.rollcall.wire.codec;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Event.FarSideObserved;
import dev.rollcall.domain.Event.LateEchoSeen;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.FarSide.Late;
import dev.rollcall.domain.FarSide.Seen;
import dev.rollcall.domain.NextStatus;
import dev.rollcall.domain.Work.Nature;
import dev.rollcall.domain.configuration.AgentSettings;
import java.util.Map;
import java.util.Set;

/// Which fields speak of a person in a way that must be forgotten with the person. These are the
/// two tables: [Shape] seals what they name, wherever the record stands in what is written.
///
/// What is said of an agent is sealed under that agent's own key. What a customer brings along with
/// an item, a number, a name, is sealed under one key for all customers of a month: nobody here
/// knows customers apart, and a month that is forgotten forgets them all.
public final class Personal {

    private static final Map<Class<?>, Set<String>> OF_AGENTS = Map.of(
            AgentSettings.class, Set.of("name", "identities"),
            Claim.class, Set.of("reason"),
            NextStatus.class, Set.of("reason"),
            SetPresence.class, Set.of("reason"),
            Observe.class, Set.of("attributes"),
            FarSideObserved.class, Set.of("attributes"),
            LateEchoSeen.class, Set.of("attributes"),
            Seen.class, Set.of("attributes"),
            Late.class, Set.of("attributes"));

    private static final Map<Class<?>, Set<String>> OF_CUSTOMERS = Map.of(
            Enqueue.class, Set.of("attributes"),
            WorkCreated.class, Set.of("attributes"),
            Nature.class, Set.of("attributes"));

    /// The codec of a field, behind a seal if the field is personal.
    static <V> Codec<V> guarded(Class<?> type, String field, Codec<V> codec) {
        if (has(OF_AGENTS, type, field)) {
            return new SealedCodec<>(codec, Out::person);
        } else if (has(OF_CUSTOMERS, type, field)) {
            return new SealedCodec<>(codec, out -> out.sealer().customers());
        } else {
            return codec;
        }
    }

    /// Whether a field of a record is written under a seal.
    public static boolean sealed(Class<?> type, String field) {
        return has(OF_AGENTS, type, field) || has(OF_CUSTOMERS, type, field);
    }

    private static boolean has(Map<Class<?>, Set<String>> table, Class<?> type, String field) {
        return table.getOrDefault(type, Set.of()).contains(field);
    }

    private Personal() {}
}
