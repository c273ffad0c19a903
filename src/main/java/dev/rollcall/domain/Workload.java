package dev.rollcall.domain;

import dev.rollcall.domain.Ids.WorkId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The items an agent has a part in, oldest first.
public record Workload(List<Involvement> items) {

    public static final Workload NONE = new Workload(List.of());

    public Workload {
        items = List.copyOf(items);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public boolean any(Predicate<Involvement> what) {
        for (var item : items) if (what.test(item)) return true;
        return false;
    }

    public List<WorkId> ids(Predicate<Involvement> what) {
        return items.stream().filter(what).map(Involvement::work).toList();
    }

    /// Connected or held work on anything.
    public boolean working() {
        return any(Involvement::working);
    }

    /// Accepted and not yet ended, wrap-up included.
    public boolean open() {
        return any(Involvement::accepted);
    }

    public int accepted() {
        return (int) items.stream().filter(Involvement::accepted).count();
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    Workload with(WorkId work, Optional<Involvement> part) {
        var next = new ArrayList<Involvement>(items.size() + 1);
        var place = -1;
        for (var item : items) {
            if (item.work().equals(work)) place = next.size();
            else next.add(item);
        }
        if (part.isPresent()) next.add(place < 0 ? next.size() : place, part.get());
        return new Workload(next);
    }
}
