package dev.rollcall.wire.codec;

import static java.util.Map.entry;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Event.FarSideObserved;
import dev.rollcall.domain.Event.LateEchoSeen;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.Event.WriteAnswered;
import dev.rollcall.domain.FarSide.Late;
import dev.rollcall.domain.FarSide.Seen;
import dev.rollcall.domain.FarSide.Writing;
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

    private static final Map<Class<?>, Set<String>> OF_AGENTS = Map.ofEntries(
            entry(AgentSettings.class, Set.of("name", "identities")),
            entry(Claim.class, Set.of("reason")),
            entry(NextStatus.class, Set.of("reason")),
            entry(SetPresence.class, Set.of("reason")),
            entry(Observe.class, Set.of("attributes")),
            entry(FarSideObserved.class, Set.of("attributes")),
            entry(LateEchoSeen.class, Set.of("attributes")),
            entry(Seen.class, Set.of("attributes")),
            entry(Late.class, Set.of("attributes")),
            entry(WriteResult.class, Set.of("why")),
            entry(WriteAnswered.class, Set.of("because")),
            entry(Writing.class, Set.of("because")));

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
