package dev.rollcall.domain;

import dev.rollcall.domain.Deadlines.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What falls due when, in order; of two at the same instant the one set first comes first.
final class Timers {

    /// @param order grows with every timer set, so that ties have an answer
    record Slot(Timer timer, Instant due, long order) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            var byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Map<Timer, Slot> slots = new HashMap<>();
    private final TreeSet<Slot> queue = new TreeSet<>();
    private long order;

    Optional<Slot> next() {
        return queue.isEmpty() ? Optional.empty() : Optional.of(queue.first());
    }

    /// Brings the timers of one thing from what it implied before to what it implies now.
    void move(List<Due> before, List<Due> after) {
        for (var old : before) {
            if (after.stream().noneMatch(due -> due.timer().equals(old.timer()))) {
                remove(old.timer());
            }
        }
        for (var due : after) {
            var slot = slots.get(due.timer());
            if (slot == null || !slot.due().equals(due.at())) set(due);
        }
    }

    private void set(Due due) {
        remove(due.timer());
        put(new Slot(due.timer(), due.at(), ++order));
    }

    private void put(Slot slot) {
        slots.put(slot.timer(), slot);
        queue.add(slot);
    }

    private void remove(Timer timer) {
        var slot = slots.remove(timer);
        if (slot != null) queue.remove(slot);
    }

    List<Slot> all() {
        return new ArrayList<>(queue);
    }

    /// How many timers were ever set.
    long order() {
        return order;
    }

    void restore(List<Slot> all, long everSet) {
        for (var slot : all) put(slot);
        order = everSet;
    }
}
