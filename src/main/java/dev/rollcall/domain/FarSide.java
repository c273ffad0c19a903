package dev.rollcall.domain;

import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.StatusId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What we know about one agent in one outside system: what is shown there, what is to be shown,
/// and what we are doing about the difference (domain law, section 9). A record of facts: what it
/// means stands in the room `sync`.
public record FarSide(
        ConnectionId connection,
        Seen seen,
        Asked asked,
        Desire desire,
        Writing writing,
        Kept kept,
        Contest contest,
        Replica replica) {

    /// What is shown there.
    ///
    /// @param status the one last seen, by its id if it has one; empty: none was seen
    /// @param attributes what came with it: message, group, options
    /// @param version of their last word, where they number them; 0: they do not
    /// @param events ids of their latest words, where they have them, oldest first
    /// @param late a word that may be an old echo of ours
    public record Seen(String status, Map<String, Object> attributes, long version,
            List<String> events, Late late) {

        public static final Seen NOTHING = new Seen("", Map.of(), 0, List.of(), Late.NONE);

        /// As many of their words as we recognise when they come again.
        static final int EVENTS_MAX = 8;

        public Seen {
            attributes = Map.copyOf(attributes);
            events = List.copyOf(events);
        }
    }

    /// A word that came after we had written something else: probably the echo of an older write.
    ///
    /// @param countsAt if it is still the last word then, it is theirs; [Claim#OPEN]: there is none
    public record Late(String status, Map<String, Object> attributes, Instant countsAt) {

        public static final Late NONE = new Late("", Map.of(), Claim.OPEN);

        public Late {
            attributes = Map.copyOf(attributes);
        }

        public boolean isNone() {
            return countsAt.equals(Claim.OPEN);
        }
    }

    /// What the outbound table asks for.
    ///
    /// @param status empty: nothing
    /// @param lock hold them there while it lasts (S0.6)
    /// @param rule the row's id
    public record Asked(String status, Map<String, String> attributes, boolean lock, String rule) {

        public static final Asked NOTHING = new Asked("", Map.of(), false, "");

        public Asked {
            attributes = Map.copyOf(attributes);
        }

        public boolean isNothing() {
            return status.isEmpty();
        }
    }

    /// What is to be shown there: mostly what the table asks for, sometimes what they chose.
    ///
    /// @param status empty: nothing in particular
    public record Desire(String status, Map<String, String> attributes, Instant since) {

        public static final Desire NOTHING = new Desire("", Map.of(), Claim.OPEN);

        public Desire {
            attributes = Map.copyOf(attributes);
        }

        public boolean isNothing() {
            return status.isEmpty();
        }
    }

    /// What we have written.
    ///
    /// @param inFlight not confirmed yet
    /// @param earlier superseded and confirmed ones, oldest first
    /// @param trouble what became of the last one; [Outcome#APPLIED]: no trouble
    /// @param retryAt [Claim#OPEN]: not by itself
    /// @param expiresAt the desire is dropped then; [Claim#OPEN]: never
    /// @param because what was said of the trouble; empty: nothing
    public record Writing(Write inFlight, List<Write> earlier, Command.WriteOutcome trouble,
            Instant retryAt, Instant expiresAt, String because) {

        public static final Writing NOTHING = new Writing(Write.NONE, List.of(),
                Command.WriteOutcome.APPLIED, Claim.OPEN, Claim.OPEN, "");

        /// More writes than these do not come back within one window.
        private static final int EARLIER_MAX = 8;

        public Writing {
            earlier = List.copyOf(earlier);
        }

        public boolean pending() {
            return !inFlight.status().isEmpty();
        }

        public boolean unreachable() {
            return trouble == Command.WriteOutcome.UNREACHABLE;
        }

        /// The write in flight becomes an earlier one. Of two of the same status the newer counts.
        Writing landed(boolean confirmed) {
            if (!pending()) return this;
            var next = new ArrayList<Write>(earlier.size() + 1);
            for (var write : earlier) {
                if (!write.status().equals(inFlight.status())) next.add(write);
            }
            next.add(new Write(inFlight.status(), inFlight.attributes(), inFlight.sentAt(),
                    confirmed));
            if (next.size() > EARLIER_MAX) next.removeFirst();
            return new Writing(Write.NONE, next, trouble, retryAt, expiresAt, because);
        }

        Writing sending(Write write) {
            var before = landed(false).earlier;
            return unreachable()
                    ? new Writing(write, before, trouble, Claim.OPEN, expiresAt, because)
                    : new Writing(write, before, Command.WriteOutcome.APPLIED, Claim.OPEN,
                            expiresAt, "");
        }

        /// They have spoken, so they can be reached.
        Writing superseded() {
            return landed(false).untroubled();
        }

        Writing confirmed() {
            return landed(true).untroubled();
        }

        private Writing untroubled() {
            return new Writing(inFlight, earlier, Command.WriteOutcome.APPLIED, Claim.OPEN,
                    Claim.OPEN, "");
        }

        /// One that could not be reached may have been taken all the same.
        Writing answered(Command.WriteOutcome outcome, Instant retry, Instant expires,
                String why) {
            return switch (outcome) {
                case APPLIED -> untroubled();
                case DEFERRED ->
                    new Writing(inFlight, earlier, outcome, Claim.OPEN, Claim.OPEN, why);
                case UNREACHABLE ->
                    new Writing(Write.NONE, landed(false).earlier, outcome, retry, expires, why);
                case REFUSED, REACHABLE ->
                    new Writing(Write.NONE, earlier, outcome, retry, expires, why);
            };
        }
    }

    /// @param status empty: no write
    public record Write(String status, Map<String, String> attributes, Instant sentAt,
            boolean confirmed) {

        public static final Write NONE = new Write("", Map.of(), Claim.OPEN, false);

        public Write {
            attributes = Map.copyOf(attributes);
        }
    }

    /// What is kept for later.
    ///
    /// @param remembered their own status before we came (S0.19); empty: none
    /// @param beforeWork what they showed when the present work began (S3.14); empty: none
    /// @param choice a choice made there that has to wait, for the lock or the grace time to end;
    ///     `NONE`: none
    /// @param by who made it
    public record Kept(String remembered, String beforeWork, StatusId choice, Cause by) {

        public static final Kept NOTHING = new Kept("", "", StatusId.NONE, Cause.API);

        Kept remembering(String status) {
            return new Kept(status, beforeWork, choice, by);
        }

        Kept beforeWork(String status) {
            return new Kept(remembered, status, choice, by);
        }

        Kept choosing(StatusId status, Cause cause) {
            return new Kept(remembered, beforeWork, status, cause);
        }
    }

    /// The guard against fighting for ever.
    ///
    /// @param undone when we undid changes of theirs lately
    /// @param until we write nothing before; [Claim#OPEN]: there is no contest
    public record Contest(List<Instant> undone, Instant until) {

        public static final Contest NONE = new Contest(List.of(), Claim.OPEN);

        /// As many as the largest limit that a configuration may set.
        private static final int UNDONE_MAX = 100;

        public Contest {
            undone = List.copyOf(undone);
        }

        public boolean on() {
            return !until.equals(Claim.OPEN);
        }

        Contest undoing(Instant at) {
            var next = new ArrayList<>(undone);
            next.add(at);
            if (next.size() > UNDONE_MAX) next.removeFirst();
            return new Contest(next, until);
        }
    }

    /// What is replicated beside the status (S1.1).
    ///
    /// @param begun false: nothing was yet
    public record Replica(boolean begun, RoutingStatus routingStatus, boolean outOfOffice) {

        public static final Replica NOTHING = new Replica(false, RoutingStatus.OFF_QUEUE, false);
    }

    /// One of which nothing is known.
    public static FarSide unknown(ConnectionId connection) {
        return new FarSide(connection, Seen.NOTHING, Asked.NOTHING, Desire.NOTHING,
                Writing.NOTHING, Kept.NOTHING, Contest.NONE, Replica.NOTHING);
    }

    FarSide with(Seen now) {
        return new FarSide(connection, now, asked, desire, writing, kept, contest, replica);
    }

    FarSide with(Asked now) {
        return new FarSide(connection, seen, now, desire, writing, kept, contest, replica);
    }

    FarSide with(Desire now) {
        return new FarSide(connection, seen, asked, now, writing, kept, contest, replica);
    }

    FarSide with(Writing now) {
        return new FarSide(connection, seen, asked, desire, now, kept, contest, replica);
    }

    FarSide with(Kept now) {
        return new FarSide(connection, seen, asked, desire, writing, now, contest, replica);
    }

    FarSide with(Contest now) {
        return new FarSide(connection, seen, asked, desire, writing, kept, now, replica);
    }

    FarSide with(Replica now) {
        return new FarSide(connection, seen, asked, desire, writing, kept, contest, now);
    }
}
