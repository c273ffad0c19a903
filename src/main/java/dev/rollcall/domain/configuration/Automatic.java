package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.StatusId;
import java.util.Set;

/// How presence moves by itself (domain law, section 4): by capacity (S4), by activity (S0, S3), or
/// by choice only.
///
/// @param unused the status of an agent with nothing accepted; `NONE` means `default`: the
///     automatic claim ends and the default shows
/// @param sessionLimit accepted items at which assignment passes an agent by (S4.21)
/// @param afterWork the choice made when work ends; `NONE` means `previous`
/// @param channels the channels whose work counts in activity mode; empty means all
public record Automatic(
        Mode mode,
        StatusId unused,
        StatusId partial,
        StatusId full,
        int sessionLimit,
        Response onMissed,
        Response onRejected,
        StatusId working,
        StatusId wrapUp,
        StatusId afterWork,
        Set<Channel> channels) {

    public enum Mode { CAPACITY, ACTIVITY, NONE }

    /// What a missed or rejected offer does to the agent: nothing, the not-responding flag, or a
    /// status (after a miss the flag too). `status` is `NONE` where there is none.
    public record Response(boolean notResponding, StatusId status) {
        public static final Response NOTHING = new Response(false, StatusId.NONE);
        public static final Response NOT_RESPONDING = new Response(true, StatusId.NONE);
    }

    public Automatic {
        channels = Set.copyOf(channels);
    }

    public boolean counts(Channel channel) {
        return channels.isEmpty() || channels.contains(channel);
    }
}
