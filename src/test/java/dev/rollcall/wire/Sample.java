package dev.rollcall.wire;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.configuration.Condition;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.testkit.Anything;
import dev.rollcall.wire.codec.In;
import dev.rollcall.wire.codec.Sealer;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// What the tests of this room write and read.
public final class Sample {

    private static final Configuration BASE = new Anything(new SplittableRandom(1))
        .with(Condition.class, () -> new Condition.ReadyIs(true)).of(Configuration.class);

    /// Any value of the domain that is built of records, as it may come from outside.
    public static Anything anything(SplittableRandom random) {
        var any = new Anything(random);
        return any
            .with(Cause.class, () -> new Cause(any.oneOf(Arrays.asList(Cause.Kind.values())),
                random.nextBoolean() ? "" : any.text(), random.nextBoolean() ? "" : any.text()))
            .with(Condition.class, () -> new Condition.ReadyIs(random.nextBoolean()))
            .with(Configuration.class, () -> configuration(any.tree(3)))
            .with(Lasting.Until.class, () -> new Lasting.Until(any.time()))
            .with(Command.Transfer.class, () -> random.nextBoolean()
                ? new Command.Transfer(any.of(WorkId.class),
                    any.of(AgentId.class), QueueId.NONE)
                : new Command.Transfer(any.of(WorkId.class),
                    AgentId.NONE, any.of(QueueId.class)));
    }

    /// A configuration that was compiled of `document`, as far as wire can tell.
    public static Configuration configuration(Map<String, Object> document) {
        try {
            var parts = Configuration.class.getRecordComponents();
            var values = new Object[parts.length];
            for (var i = 0; i < parts.length; i++) {
                values[i] = parts[i].getName().equals("document")
                    ? document : parts[i].getAccessor().invoke(BASE);
            }
            var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
            return Configuration.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static In.Context context(Sealer sealer) {
        return new In.Context(sealer, Sample::configuration);
    }

    /// Seals so that a person can see it: `ana:` before the clear text. Nobody's keys are safe.
    public static final class GlassSealer implements Sealer {
        public final Set<String> erased = new HashSet<>();

        @Override
        public Optional<byte[]> seal(String person, byte[] clear) {
            if (erased.contains(person)) return Optional.empty();
            return Optional.of((person + ":" + new String(clear, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<byte[]> open(String person, byte[] sealed) {
            if (erased.contains(person)) return Optional.empty();
            var text = new String(sealed, StandardCharsets.UTF_8);
            if (!text.startsWith(person + ":")) {
                throw new IllegalStateException("sealed for another person: " + text);
            }
            return Optional.of(text.substring(person.length() + 1)
                .getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String customers() {
            return " customers 2026-03";
        }
    }

    private Sample() {}
}
