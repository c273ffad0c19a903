package dev.rollcall.engine;

import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.journal.Bytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A request on its way to the writer, with the address of the answer. What is asked is written
/// down by whoever asks, so that the writer need not.
///
/// @param creates the one command is the first of a new tenant
/// @param sent when it was submitted, in nanoseconds of the process
record Letter(String tenant, List<Asked> asks, boolean creates, long sent, Reply reply) {

    /// @param written as it will stand in the journal
    record Asked(Ask ask, Bytes written) {}

    /// Where the answers go, one for each command, in their order.
    interface Reply {
        void give(List<Answer> answers);
    }

    static Reply one(CompletableFuture<Answer> answer) {
        return answers -> answer.complete(answers.getFirst());
    }

    static Reply all(CompletableFuture<List<Answer>> answer) {
        return answer::complete;
    }

    void refuse(Answer answer) {
        reply.give(asks.stream().map(_ -> answer).toList());
    }
}
