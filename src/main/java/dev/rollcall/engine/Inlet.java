package dev.rollcall.engine;

import dev.rollcall.domain.Ids.ConnectionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where signed reports of outside systems come in. The API hands over the bytes as they came; a
/// connector says whether to believe them and what they mean.
public interface Inlet {

    /// Knows no connection: everything is from a stranger.
    Inlet NONE = (_, _, _, _) -> new Outcome.Unknown();

    /// Why a message is not believed.
    enum Doubt { NONE, MALFORMED, OUTSIDE_WINDOW, TOO_MANY_SIGNATURES, FORGED }

    /// What Standard Webhooks brings along with a body, and what vendors send who sign nothing.
    ///
    /// @param key agreed on beforehand; empty: there is none
    record Signed(String id, String timestamp, String signatures, String key) {

        public Signed(String id, String timestamp, String signatures) {
            this(id, timestamp, signatures, "");
        }

        @Override
        public String toString() {
            return "message " + id + " of " + timestamp;
        }
    }

    /// What becomes of a message.
    sealed interface Outcome {
        /// There is no such connection of this kind.
        record Unknown() implements Outcome {}

        record Doubted(Doubt doubt) implements Outcome {}

        /// Believed: its commands in order, each with its answer once that is durable.
        record Taken(CompletableFuture<List<Answer>> answers) implements Outcome {}
    }

    /// @param body as it came; it is not parsed before it is believed
    /// @throws IllegalArgumentException for a believed body that is no report (wire's `BadInput`)
    Outcome take(String tenant, ConnectionId connection, Signed signed, byte[] body);
}
