package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The books of the simulated day, kept by the customers' side: every contact that was handed in,
/// what the hub has said of it since, how long it waited, and in whose hands it was seen. They are
/// filled from what HTTP answers and the stream shows, so they are a check of the hub from outside.
///
/// Used by two threads.
final class Books {

    private static final class Item {
        private final String queue;
        private final LocalDateTime asked;
        private boolean taken;
        private boolean answered;

        Item(String queue, LocalDateTime asked) {
            this.queue = queue;
            this.asked = asked;
        }
    }

    /// What is counted for one queue.
    private static final class Line {
        private long items;
        private final List<Duration> waits = new ArrayList<>();
    }

    private final Map<String, Item> open = new HashMap<>();
    private final Map<String, Line> lines = new TreeMap<>();
    private final Map<String, Set<String>> hands = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<String> twice = new HashSet<>();
    private final Map<String, Use> uses = new HashMap<>();
    private final List<Double> samples = new ArrayList<>();
    private long closed;
    private long cancelled;
    private long refused;
    private long lost;

    /// Units of capacity.
    record Use(int used, int free) {
        static final Use NONE = new Use(0, 0);
    }

    // --- What was handed in

    synchronized void asked(String work, String queue, LocalDateTime at) {
        open.put(work, new Item(queue, at));
    }

    /// The hub has answered: it has it now, or will not have it.
    synchronized void handedIn(String work, boolean accepted) {
        var item = open.get(work);
        if (item == null) return;
        if (accepted) {
            takes(item);
        } else {
            refused++;
            open.remove(work);
        }
    }

    private void takes(Item item) {
        if (item.taken) return;
        item.taken = true;
        line(item).items++;
    }

    private Line line(Item item) {
        return lines.computeIfAbsent(item.queue, _ -> new Line());
    }

    // --- What the hub says of it

    /// Returns whether it is over.
    synchronized boolean shown(String work, String state, LocalDateTime at) {
        var item = open.get(work);
        if (item == null) return false;
        takes(item);
        switch (state) {
            case "connected", "held", "wrap-up" -> answered(item, at);
            case "closed" -> {
                answered(item, at);
                closed++;
                open.remove(work);
            }
            case "cancelled" -> {
                cancelled++;
                open.remove(work);
            }
            default -> { }
        }
        return !open.containsKey(work);
    }

    private void answered(Item item, LocalDateTime at) {
        if (item.answered) return;
        item.answered = true;
        line(item).waits.add(Duration.between(item.asked, at));
    }

    /// The hub took it and knows nothing of it now.
    synchronized void lost(String work) {
        var item = open.get(work);
        if (item == null || !item.taken) return;
        open.remove(work);
        lost++;
    }

    synchronized Set<String> open() {
        return Set.copyOf(open.keySet());
    }

    // --- In whose hands it is

    synchronized void holds(String agent, Seen before, Seen after) {
        for (var work : before.all()) {
            var held = hands.get(work);
            if (held == null || after.all().contains(work)) continue;
            held.remove(agent);
            if (held.isEmpty()) hands.remove(work);
        }
        for (var work : after.all()) {
            if (hands.computeIfAbsent(work, _ -> new HashSet<>(2)).add(agent)) touched.add(work);
        }
        uses.put(agent, after.signedIn() ? after.use() : Use.NONE);
    }

    /// Everything that was true at one moment has been seen: nothing may be in two hands now.
    synchronized void looked() {
        for (var work : touched) {
            if (hands.getOrDefault(work, Set.of()).size() > 1) twice.add(work);
        }
        touched.clear();
    }

    /// Notes how much of the capacity of those who are there is in use.
    synchronized void sample() {
        var used = uses.values().stream().mapToInt(Use::used).sum();
        var free = uses.values().stream().mapToInt(Use::free).sum();
        if (used + free > 0) samples.add((double) used / (used + free));
    }

    // --- The sum

    synchronized Summary summary() {
        var queues = new ArrayList<Summary.Queue>();
        lines.forEach((queue, line) ->
            queues.add(Summary.Queue.of(queue, line.items, line.waits)));
        var stillOpen = open.values().stream().filter(item -> item.taken).count();
        return new Summary(queues, closed, cancelled, stillOpen, lost, refused, twice.size(),
            samples.stream().mapToDouble(one -> one).average().orElse(0),
            samples.stream().mapToDouble(one -> one).max().orElse(0));
    }

    /// A new day: what is still open is carried over, and counted again when it ends.
    synchronized void turnPage() {
        lines.clear();
        samples.clear();
        twice.clear();
        closed = 0;
        cancelled = 0;
        refused = 0;
        lost = 0;
        for (var item : open.values()) if (item.taken) line(item).items++;
    }
}
