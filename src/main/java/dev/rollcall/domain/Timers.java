package dev.rollcall.domain;

import dev.rollcall.domain.Deadlines.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// What falls due when, in order; of two at the same instant the one set first comes first.
///
/// A timer that is off or set anew is not looked for in the queue: it stays there until it comes to
/// the front, or until there are more of its kind than live ones. So setting and clearing a timer,
/// which every lunch break does, costs nothing to speak of, however many there are.
final class Timers {

    /// Fewer that are off than this are not worth tidying up.
    private static final int OFF_MIN = 1_024;

    /// @param order grows with every timer set, so that ties have an answer
    record Slot(Timer timer, Instant due, long order) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            var byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Map<Timer, Slot> live = new HashMap<>();
    private PriorityQueue<Slot> queue = new PriorityQueue<>();
    private long order;

    Optional<Slot> next() {
        while (!queue.isEmpty() && off(queue.element())) queue.remove();
        return Optional.ofNullable(queue.peek());
    }

    @SuppressWarnings("ReferenceEquality") // set anew, a timer is another slot
    private boolean off(Slot slot) {
        return live.get(slot.timer()) != slot;
    }

    /// Brings the timers of one thing from what it implied before to what it implies now.
    void move(List<Due> before, List<Due> after) {
        for (var old : before) {
            if (!names(after, old.timer())) live.remove(old.timer());
        }
        for (var due : after) {
            var slot = live.get(due.timer());
            if (slot == null || !slot.due().equals(due.at())) {
                put(new Slot(due.timer(), due.at(), ++order));
            }
        }
        if (queue.size() > 2 * live.size() + OFF_MIN) queue = new PriorityQueue<>(live.values());
    }

    private static boolean names(List<Due> all, Timer timer) {
        for (var due : all) if (due.timer().equals(timer)) return true;
        return false;
    }

    private void put(Slot slot) {
        live.put(slot.timer(), slot);
        queue.add(slot);
    }

    /// In the order in which they fall due.
    List<Slot> all() {
        var all = new ArrayList<>(live.values());
        all.sort(null);
        return all;
    }

    /// How many timers were ever set.
    long order() {
        return order;
    }

    void restore(Collection<Slot> all, long everSet) {
        for (var slot : all) put(slot);
        order = everSet;
    }
}
