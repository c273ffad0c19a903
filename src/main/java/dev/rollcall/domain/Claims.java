package dev.rollcall.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stack of claims of one agent: at most one per layer, top first. Nothing is ever overwritten
/// by something of another layer, so every "go back to what it was" is just the end of a claim.
public record Claims(List<Entry> entries) {

    public record Entry(Layer layer, Claim claim) {}

    public static final Claims NONE = new Claims(List.of());

    public Claims {
        entries = List.copyOf(entries);
    }

    /// What wins. An agent always has a default claim, so there always is one.
    public Entry top() {
        return entries.getFirst();
    }

    public Optional<Claim> in(Layer layer) {
        for (var entry : entries) if (entry.layer() == layer) return Optional.of(entry.claim());
        return Optional.empty();
    }

    public boolean has(Layer layer) {
        for (var entry : entries) if (entry.layer() == layer) return true;
        return false;
    }

    /// The agent's own intention: the top of choice and default, for automatic and working statuses
    /// take nobody off queue (domain law, section 7).
    public Claim intention() {
        return in(Layer.CHOICE).or(() -> in(Layer.DEFAULT)).orElseThrow(
                () -> new IllegalStateException("an agent without a default claim"));
    }

    public Claims with(Layer layer, Claim claim) {
        var next = new ArrayList<Entry>(entries.size() + 1);
        var above = 0;
        for (var entry : entries) {
            if (entry.layer() == layer) continue;
            next.add(entry);
            if (entry.layer().compareTo(layer) < 0) above++;
        }
        next.add(above, new Entry(layer, claim));
        return new Claims(next);
    }

    public Claims without(Layer layer) {
        var next = new ArrayList<Entry>(entries.size());
        for (var entry : entries) if (entry.layer() != layer) next.add(entry);
        return new Claims(next);
    }
}
