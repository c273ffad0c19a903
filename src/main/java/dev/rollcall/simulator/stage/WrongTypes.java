package dev.rollcall.simulator.stage;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A true answer, wrong: every text in it a number, every number, flag and list a text. Names of
/// fields stay, so that what reads carelessly runs into it.
final class WrongTypes {

    static Reply of(Reply reply) {
        if (!(reply instanceof Reply.Whole whole)) return reply;
        try {
            return new Reply.Whole(whole.status(), whole.headers(),
                    Json.write(wrong(Json.read(whole.body()))));
        } catch (BadInput noJson) {
            return reply;
        }
    }

    private static @Nullable Object wrong(@Nullable Object tree) {
        return switch (tree) {
            case null -> null;
            case Map<?, ?> map -> {
                var wrong = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, value) -> wrong.put(String.valueOf(name), wrong(value)));
                yield wrong;
            }
            case List<?> _ -> "a list";
            case String text -> (long) text.length();
            default -> "wrong " + tree;
        };
    }

    private WrongTypes() {}
}
