package dev.rollcall.wire.codec;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Ids;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Words;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The leaves: texts, numbers, times, ids, causes.
public final class Leaves {

    public static final Codec<String> TEXT =
            leaf(In::text, (value, out) -> out.json().writeString(value)).or("");

    public static final Codec<Instant> TIME =
            leaf(In::instant, (Instant value, Out out) -> out.instant(value)).or(Claim.OPEN);

    /// A time where a key stands for itself even if it means never.
    public static final Codec<Instant> TIME_OR_NEVER = leaf(
            in -> in.isNull() ? Claim.OPEN : in.instant(),
            (value, out) -> {
                if (value.equals(Claim.OPEN)) out.json().writeNull();
                else out.instant(value);
            });

    public static final Codec<Boolean> TRUTH =
            leaf(In::truth, (Boolean value, Out out) -> out.json().writeBoolean(value)).or(false);

    public static final Codec<Long> NUMBER =
            leaf(In::number, (Long value, Out out) -> out.json().writeNumber(value)).or(0L);

    public static final Codec<Integer> INT =
            leaf(In::wholeInt, (Integer value, Out out) -> out.json().writeNumber(value)).or(0);

    public static final Codec<AgentId> AGENT = id(AgentId::new);
    public static final Codec<WorkId> WORK = id(WorkId::new);
    public static final Codec<SessionId> SESSION = id(SessionId::new);
    public static final Codec<StatusId> STATUS = few(StatusId::new);
    public static final Codec<QueueId> QUEUE = few(QueueId::new);
    public static final Codec<WorkstreamId> WORKSTREAM = few(WorkstreamId::new);
    public static final Codec<ProfileId> PROFILE = few(ProfileId::new);
    public static final Codec<ConnectionId> CONNECTION = few(ConnectionId::new);
    public static final Codec<Channel> CHANNEL = few(Channel::new);
    public static final Codec<ActivityKind> ACTIVITY = few(ActivityKind::new);

    public static final Codec<Cause> CAUSE = cause();

    /// The agent whose personal fields come next.
    public static final Codec<AgentId> PERSON = leaf(
            in -> {
                var id = in.text();
                in.person(id);
                return new AgentId(id);
            },
            (id, out) -> {
                out.person(id.text());
                out.json().writeString(id.text());
            });

    public static <E extends Enum<E>> Codec<E> word(Class<E> type) {
        var words = new Words<>(type);
        return leaf(in -> words.value(in.text()),
                (value, out) -> out.json().writeString(words.text(value)));
    }

    static <T> Codec<T> leaf(Function<In, T> read, BiConsumer<T, Out> write) {
        return new Codec<>() {
            @Override
            public T read(In in) {
                return read.apply(in);
            }

            @Override
            public void write(T value, Out out) {
                write.accept(value, out);
            }
        };
    }

    /// Ids of which there are many.
    private static <I extends Ids> Codec<I> id(Function<String, I> make) {
        return leaf(in -> make.apply(in.text()), (id, out) -> out.json().writeString(id.text()));
    }

    /// Ids of which a tenant has a few, which stand everywhere.
    private static <I extends Ids> Codec<I> few(Function<String, I> make) {
        var recent = new Recent<>(make);
        return leaf(in -> recent.get(in.text()), (id, out) -> out.json().writeString(id.text()));
    }

    private static Codec<Cause> cause() {
        var recent = new Recent<>(Leaves::cause);
        return leaf(in -> recent.get(in.text()),
                (cause, out) -> out.json().writeString(cause.text()));
    }

    private static Cause cause(String text) {
        try {
            return Cause.parse(text);
        } catch (IllegalArgumentException none) {
            throw new BadInput(Code.BAD_VALUE, String.valueOf(none.getMessage()));
        }
    }

    private Leaves() {}
}
