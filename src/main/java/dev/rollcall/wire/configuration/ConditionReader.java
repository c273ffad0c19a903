package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Effective;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Condition;
import dev.rollcall.domain.configuration.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The `when` of a rule, from text to data. All its conditions must hold; a list means one of.
final class ConditionReader {

    static Condition read(Fields when) {
        var conditions = new ArrayList<Condition>();
        for (var key : when.tree().keySet()) conditions.addAll(condition(key, when));
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
    }

    private static List<Condition> condition(String key, Fields when) {
        return switch (key) {
            case "status" -> List.of(new Condition.StatusIs(oneOf(when, key, Texts::folded)));
            case "message" -> List.of(new Condition.MessageIs(oneOf(when, key, Texts::folded)));
            case "group" -> List.of(new Condition.GroupIs(oneOf(when, key, Texts::folded)));
            case "category" -> List.of(new Condition.CategoryIs(oneOf(when, key, Texts::folded)));
            case "base" -> List.of(new Condition.BaseIs(words(when, key, Base.class)));
            case "options" -> options(when.fields(key));
            case "ready" -> List.of(new Condition.ReadyIs(when.flag(key, true)));
            case "signedIn" -> List.of(new Condition.SignedInIs(when.flag(key, true)));
            case "lost" -> List.of(new Condition.LostIs(when.flag(key, true)));
            case "working" -> List.of(new Condition.WorkingOn(oneOf(when, key, Channel::new)));
            case "wrapUp" -> List.of(new Condition.WrapUpOn(oneOf(when, key, Channel::new)));
            case "routingStatus" -> List.of(new Condition.RoutingStatusIs(
                    words(when, key, RoutingStatus.class)));
            case "effective" -> List.of(new Condition.EffectiveIs(
                    words(when, key, Effective.class)));
            case "not" -> List.of(new Condition.Not(read(when.fields(key))));
            case "any" -> List.of(new Condition.Any(
                    when.list(key).stream().map(ConditionReader::read).toList()));
            default -> throw new IllegalStateException("the schema admits no condition " + key);
        };
    }

    private static List<Condition> options(Fields options) {
        return options.tree().keySet().stream()
                .<Condition>map(key -> new Condition.OptionIs(key, options.flag(key, false)))
                .toList();
    }

    private static <T> Set<T> oneOf(Fields when, String key, Function<String, T> made) {
        return when.texts(key).stream().map(made).collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> Set<E> words(Fields when, String key, Class<E> type) {
        return oneOf(when, key, text -> Fields.word(type, text));
    }

    private ConditionReader() {}
}
