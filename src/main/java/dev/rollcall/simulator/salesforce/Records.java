package dev.rollcall.simulator.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the organisation has stored, and who wants to know of changes. A value is a text, a truth,
/// a whole number, a decimal, a time, or nothing.
final class Records {

    /// Of one object; the oldest go, as an archive would take them.
    private static final int RECORDS_MAX = 20_000;

    enum Kind { CREATE, UPDATE, DELETE }

    /// @param values all that are something for a record that is new, else the changed ones
    record Change(Entity entity, Kind kind, String id, Map<String, @Nullable Object> values,
            Instant at, long number) {}

    private final Map<Entity, SequencedMap<String, SequencedMap<String, @Nullable Object>>> all =
            new EnumMap<>(Entity.class);
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private long numbers;

    void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /// @return the id of the new record
    String create(Entity entity, Map<String, ? extends @Nullable Object> values, Instant now) {
        var id = entity.id(++numbers);
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put("Id", id);
        for (var field : entity.fields()) record.put(field.name(), values.get(field.name()));
        stamp(entity, record, "CreatedDate", now);
        stamp(entity, record, "LastModifiedDate", now);
        var of = of(entity);
        of.put(id, record);
        if (of.size() > RECORDS_MAX) of.pollFirstEntry();
        var said = new LinkedHashMap<>(record);
        said.remove("Id");
        said.values().removeIf(Objects::isNull);
        tell(new Change(entity, Kind.CREATE, id, said, now, ++numbers));
        return id;
    }

    void update(Entity entity, String id, Map<String, ? extends @Nullable Object> values,
            Instant now) {
        var record = of(entity).get(id);
        if (record == null) return;
        var changed = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> {
            if (!Objects.equals(record.put(name, value), value)) changed.put(name, value);
        });
        if (changed.isEmpty()) return;
        stamp(entity, record, "LastModifiedDate", now);
        stamp(entity, changed, "LastModifiedDate", now);
        tell(new Change(entity, Kind.UPDATE, id, changed, now, ++numbers));
    }

    void delete(Entity entity, String id, Instant now) {
        if (of(entity).remove(id) == null) return;
        tell(new Change(entity, Kind.DELETE, id, Map.of(), now, ++numbers));
    }

    Optional<Map<String, @Nullable Object>> find(Entity entity, String id) {
        return Optional.ofNullable(of(entity).get(id));
    }

    List<Map<String, @Nullable Object>> list(Entity entity) {
        return List.copyOf(of(entity).values());
    }

    private SequencedMap<String, SequencedMap<String, @Nullable Object>> of(Entity entity) {
        return all.computeIfAbsent(entity, _ -> new LinkedHashMap<>());
    }

    private static void stamp(Entity entity, Map<String, @Nullable Object> record, String name,
            Instant now) {
        if (entity.field(name).isPresent()) record.put(name, now);
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
