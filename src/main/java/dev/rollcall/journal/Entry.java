package dev.rollcall.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One accepted command and what followed from it, as it is remembered. The command is kept beside
/// its events so that yesterday can be replayed under another configuration; a plain replay reads
/// only the events, and neither is copied until somebody asks for it.
///
/// @param sequence  position in the journal, from 1, without gaps
/// @param epoch     the opening of the journal that wrote this
/// @param tenant    whose entry it is
/// @param time      when the command was stamped, in whole milliseconds
/// @param actor     who or what asked
/// @param commandId the caller's own name for the command, so that twice is once; may be empty
/// @param version   the schema of `command` and `events`
public record Entry(
    long sequence,
    long epoch,
    String tenant,
    Instant time,
    String actor,
    String commandId,
    int version,
    Bytes command,
    Bytes events) {

    /// The bytes of one entry's command, or of its events, are at most these: the configuration of
    /// 100,000 agents takes about half.
    public static final int BYTES_MAX = 64 << 20;

    /// Names are short; a longer one is a mistake of the caller.
    public static final int NAME_MAX = 1_024;

    /// An entry before it has its place: everything but sequence and epoch.
    public record New(
        String tenant,
        Instant time,
        String actor,
        String commandId,
        int version,
        Bytes command,
        Bytes events) {

        public New {
            name("tenant", tenant);
            name("actor", actor);
            name("commandId", commandId);
            if (tenant.isEmpty()) throw new IllegalArgumentException("an entry needs a tenant");
            if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
                throw new IllegalArgumentException(
                    "an entry's time is in whole milliseconds, so that replay sees what life saw, "
                        + "but was " + time);
            }
            size("command", command);
            size("events", events);
        }

        Entry at(long sequence, long epoch) {
            return new Entry(
                sequence, epoch, tenant, time, actor, commandId, version, command, events);
        }

        private static void name(String field, String value) {
            if (value.length() <= NAME_MAX) return;
            throw new IllegalArgumentException(field + " has at most " + NAME_MAX
                + " characters, but had " + value.length());
        }

        private static void size(String field, Bytes value) {
            if (value.length() <= BYTES_MAX) return;
            throw new IllegalArgumentException(field + " has at most " + BYTES_MAX
                + " bytes, but had " + value.length());
        }
    }
}
