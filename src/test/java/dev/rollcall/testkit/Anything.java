package dev.rollcall.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Random values of any type that is built of records: a property about "every event" makes them
/// here, and so covers an event that somebody adds tomorrow. Values are as valid as their types
/// say; for a type that knows more, a test says how to make one ([#with]).
public final class Anything {
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789éß日本";

    private final SplittableRandom random;
    private final boolean whole;
    private final Map<Type, Supplier<?>> special = new HashMap<>();

    public Anything(SplittableRandom random) {
        this(random, false);
    }

    private Anything(SplittableRandom random, boolean whole) {
        this.random = random;
        this.whole = whole;
    }

    /// One value of each type, always the same: nothing in it is missing, a text is the name of
    /// its field, and what an enum or a sealed type gains at its end changes nothing.
    public static Anything whole() {
        return new Anything(new SplittableRandom(1), true);
    }

    /// How to make values of one type.
    public <T> Anything with(Class<T> type, Supplier<T> make) {
        special.put(type, make);
        return this;
    }

    public <T> T of(Class<T> type) {
        return type.cast(make(type));
    }

    /// A sealed interface's records, those of its parts included.
    public static List<Class<?>> records(Class<?> sealed) {
        if (!sealed.isSealed()) return List.of(sealed);
        return Arrays.stream(sealed.getPermittedSubclasses())
            .flatMap(part -> records(part).stream()).toList();
    }

    private Object make(Type type) {
        var known = special.get(type);
        if (known != null) return known.get();
        return switch (type) {
            case ParameterizedType generic -> gathered(generic);
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalArgumentException("no way to make a " + type);
        };
    }

    private Object gathered(ParameterizedType type) {
        var inside = type.getActualTypeArguments();
        return switch (type.getRawType().getTypeName()) {
            case "java.util.Optional" ->
                !whole && random.nextBoolean()
                    ? Optional.empty() : Optional.of(make(inside[0]));
            case "java.util.List" -> many(inside[0]);
            case "java.util.Set" -> Set.copyOf(many(inside[0]));
            case "java.util.Map" -> inside[1] == Object.class
                ? whole ? Map.of("number", "+41790000000") : tree(2)
                : map(inside);
            default -> throw new IllegalArgumentException("no way to make a " + type);
        };
    }

    private Object plain(Class<?> type) {
        if (whole) return plainWhole(type);
        if (type == String.class) return text();
        if (type == boolean.class || type == Boolean.class) return random.nextBoolean();
        if (type == int.class || type == Integer.class) return random.nextInt(1_000);
        if (type == long.class || type == Long.class) return random.nextLong(1L << 40);
        if (type == Instant.class) return instant();
        if (type == Duration.class) return Duration.ofMillis(1 + random.nextInt(100_000_000));
        if (type.isEnum()) return oneOf(List.of(type.getEnumConstants()));
        if (type.isRecord()) return record(type);
        if (type.isSealed()) return make(oneOf(records(type)));
        throw new IllegalArgumentException("no way to make a " + type);
    }

    private Object plainWhole(Class<?> type) {
        if (type == String.class) return "text";
        if (type == boolean.class || type == Boolean.class) return true;
        if (type == int.class || type == Integer.class) return 3;
        if (type == long.class || type == Long.class) return 7L;
        if (type == Instant.class) return MORNING;
        if (type == Duration.class) return Duration.ofMinutes(30);
        if (type.isEnum()) return second(List.of(type.getEnumConstants()));
        if (type.isRecord()) return record(type);
        if (type.isSealed()) return make(records(type).getFirst());
        throw new IllegalArgumentException("no way to make a " + type);
    }

    /// What is first is often what absence means.
    private static Object second(List<?> constants) {
        return constants.get(constants.size() > 1 ? 1 : 0);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public String text() {
        var text = new StringBuilder();
        for (var left = 1 + random.nextInt(12); left > 0; left--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /// Whole milliseconds, and sometimes never.
    private Instant instant() {
        return random.nextInt(4) == 0 ? Instant.MAX : time();
    }

    public Instant time() {
        return MORNING.plusMillis(random.nextLong(10_000_000_000L));
    }

    private List<Object> many(Type item) {
        var list = new LinkedHashSet<>();
        for (var left = several(); left > 0; left--) list.add(make(item));
        return List.copyOf(list);
    }

    private int several() {
        return whole ? 1 : random.nextInt(4);
    }

    private Map<Object, Object> map(Type[] inside) {
        var map = new HashMap<>();
        for (var left = several(); left > 0; left--) {
            map.put(make(inside[0]), make(inside[1]));
        }
        return Map.copyOf(map);
    }

    /// What JSON can say, without null.
    public Map<String, Object> tree(int depth) {
        var tree = new LinkedHashMap<String, Object>();
        for (var left = random.nextInt(3); left > 0; left--) tree.put(text(), node(depth - 1));
        return tree;
    }

    private Object node(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            case 3, 4 -> text();
            case 5 -> tree(depth);
            default -> new ArrayList<>(List.of(node(depth - 1), node(depth - 1)));
        };
    }

    private Object part(RecordComponent part) {
        var named = whole && part.getType() == String.class && !special.containsKey(String.class);
        return named ? part.getName() : make(part.getGenericType());
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
        var values = Arrays.stream(components).map(this::part).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("no way to make a " + type, failed);
        }
    }
}
