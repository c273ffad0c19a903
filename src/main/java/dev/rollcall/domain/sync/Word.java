package dev.rollcall.domain.sync;

import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.FarSide.Seen;
import java.util.HashMap;
import java.util.Map;

/// One word of an outside system: what it says, and the marks by which a vendor makes its words
/// recognisable. The marks come among the attributes of an observation: `event` (an id), `version`
/// (a number that grows), `origin` (`rollcall` for what we have caused).
///
/// @param certain somebody has looked: it is what shows there now, however late it is told
record Word(String status, Map<String, Object> attributes, String event, long version,
        boolean ours, boolean certain) {

    static Word of(Side side, Observe command) {
        var attributes = new HashMap<>(command.attributes());
        var event = attributes.remove("event") instanceof String id ? id : "";
        var version = attributes.remove("version") instanceof Number number
                ? number.longValue() : 0;
        var ours = "rollcall".equals(attributes.remove("origin"));
        var status = command.online() || !command.status().isEmpty()
                ? side.connection().canonical(command.status()) : Observing.offline(side);
        return new Word(status, attributes, event, version, ours, false);
    }

    static Word seen(Side side, String status) {
        return new Word(side.connection().canonical(status), Map.of(), "", 0, false, true);
    }

    static Word counting(String status, Map<String, Object> attributes) {
        return new Word(status, attributes, "", 0, false, true);
    }

    boolean says(String other) {
        return status.equals(other);
    }

    /// Whether it says no more than what is known. A word without attributes denies none.
    boolean addsNothing(Seen seen) {
        return attributes.isEmpty() || attributes.equals(seen.attributes());
    }

    /// The same with the attributes that are known.
    Word like(Seen seen) {
        return new Word(status, seen.attributes(), event, version, ours, certain);
    }

    boolean marked() {
        return !event.isEmpty() || version > 0;
    }

    /// Heard before, or older than what was.
    boolean repeated(Seen seen) {
        return (!event.isEmpty() && seen.events().contains(event))
                || (version > 0 && version <= seen.version());
    }

    /// It has a number, and so is known to be newer than all that was heard.
    boolean numbered(Seen seen) {
        return version > seen.version();
    }
}
