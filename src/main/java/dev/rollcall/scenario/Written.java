package dev.rollcall.scenario;

import dev.rollcall.domain.Event;
import dev.rollcall.domain.Request;
import dev.rollcall.wire.codec.In;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.entry.EntryCodec;
import java.util.List;

/// One entry of a rehearsal's journal: what was asked and what happened. It is kept as it is, and
/// goes through the bytes of the real journal when a scenario restarts.
record Written(Request request, List<Event> events) {

    private static final EntryCodec CODEC =
            new EntryCodec(new In.Context(Sealer.CLEAR, ConfigurationReader::trusted));

    /// The same entry as somebody reads it who was not there.
    Written throughBytes() {
        var command = CODEC.command(request);
        var happened = CODEC.events(events);
        return new Written(
                CODEC.readCommand(EntryCodec.VERSION, command, 0, command.length, request.at()),
                CODEC.readEvents(EntryCodec.VERSION, happened, 0, happened.length));
    }
}
