package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids;
import dev.rollcall.domain.configuration.Configuration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What there is in a tenant to refer to.
final class Known {

    enum Thing {
        STATUS("a status"),
        QUEUE("a queue"),
        QUEUE_GROUP("a queue group"),
        PROFILE("a capacity profile"),
        ACTIVITY("an activity"),
        CONNECTION("a connection"),
        TEAM("a team");

        private final String text;

        Thing(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final Map<Thing, Set<String>> things = new EnumMap<>(Thing.class);

    Known(Configuration tenant) {
        things.put(Thing.STATUS, texts(tenant.statuses().keySet()));
        things.put(Thing.QUEUE, texts(tenant.queues().keySet()));
        things.put(Thing.QUEUE_GROUP, new TreeSet<>(tenant.queueGroups().keySet()));
        things.put(Thing.PROFILE, texts(tenant.profiles().keySet()));
        things.put(Thing.ACTIVITY, texts(tenant.activities().keySet()));
        things.put(Thing.CONNECTION, texts(tenant.connections().keySet()));
        things.put(Thing.TEAM, new TreeSet<>(tenant.teams().keySet()));
    }

    private static Set<String> texts(Collection<? extends Ids> ids) {
        return ids.stream().map(Ids::text).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> all(Thing thing) {
        return things.getOrDefault(thing, Set.of());
    }

    boolean has(Thing thing, String id) {
        return all(thing).contains(id);
    }
}
