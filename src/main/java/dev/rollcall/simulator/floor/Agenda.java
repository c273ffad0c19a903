package dev.rollcall.simulator.floor;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The diary of the whole floor. It acts what is due up to a time, in order, and hands over what
/// the
/// actors asked for. Same seed, same sight: same day. One thread uses it.
final class Agenda implements Stage {

    private record Entry(LocalDateTime at, long order, Act act) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
        Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
    private final RandomGenerator chance;
    private final Speed speed;
    private final Function<String, Seen> sight;
    private List<Map<String, Object>> asked = new ArrayList<>();
    private LocalDateTime now;
    private long order;

    Agenda(LocalDateTime start, RandomGenerator chance, Speed speed,
            Function<String, Seen> sight) {
        this.now = start;
        this.chance = chance;
        this.speed = speed;
        this.sight = sight;
    }

    /// Everything that is due, and what was asked for meanwhile.
    List<Map<String, Object>> until(LocalDateTime time) {
        while (!entries.isEmpty() && !entries.peek().at().isAfter(time)) {
            var entry = entries.remove();
            if (entry.at().isAfter(now)) now = entry.at();
            entry.act().perform(this);
        }
        if (time.isAfter(now)) now = time;
        var all = asked;
        asked = new ArrayList<>();
        return all;
    }

    @Override
    public LocalDateTime now() {
        return now;
    }

    @Override
    public RandomGenerator chance() {
        return chance;
    }

    @Override
    public Speed speed() {
        return speed;
    }

    @Override
    public Seen seen(String agent) {
        return sight.apply(agent);
    }

    @Override
    public void ask(Map<String, Object> command) {
        asked.add(command);
    }

    @Override
    public void at(LocalDateTime when, Act act) {
        entries.add(new Entry(when.isBefore(now) ? now : when, order++, act));
    }
}
