package dev.rollcall.engine;

import dev.rollcall.domain.Command;
import dev.rollcall.domain.Timer;
import dev.rollcall.domain.Timer.OfFarSide;
import dev.rollcall.domain.Timer.OfWork;
import java.util.Locale;

/// What a command or a timer is called where people read: `set-presence`, `grace-ends`.
final class Verb {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
        }
    };

    static String of(Command command) {
        return NAMES.get(command.getClass());
    }

    static String of(Timer timer) {
        return switch (timer) {
            case OfWork work -> of(work.what());
            case OfFarSide farSide -> of(farSide.what());
            case Timer other -> NAMES.get(other.getClass());
        };
    }

    private static String of(Enum<?> what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Verb() {}
}
