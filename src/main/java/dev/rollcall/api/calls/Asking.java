package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.domain.Refusal;
import dev.rollcall.engine.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Waiting for the engine's answer, and what each kind of no is called over HTTP.
final class Asking {

    /// An answer takes a millisecond; what has not come in this time stands behind a disk that does
    /// not answer.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What was taken is answered, also while the server stops: the hub is closed after the doors
    /// and answers all it has. So an interrupt hurries nobody here.
    ///
    /// @throws Declined when the answer does not come in time
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return patiently(answer);
        } catch (TimeoutException slow) {
            throw new Declined(Problem.later(503, "no-answer-yet", "the journal did not answer in "
                    + PATIENCE.toSeconds() + " s, so nobody knows yet whether this has happened;"
                    + " ask again with the same Idempotency-Key", Duration.ofSeconds(5)));
        } catch (ExecutionException bug) {
            throw new IllegalStateException("the engine answers with values", bug.getCause());
        }
    }

    private static <T> T patiently(CompletableFuture<T> answer)
            throws ExecutionException, TimeoutException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                // Asked to hurry; the answer takes a millisecond.
            }
        }
    }

    /// The accepted answer, or the problem that any other one is.
    static Answer.Accepted accepted(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> accepted;
            case Answer.Refused(var refusal) -> throw new Declined(problem(refusal));
            case Answer.IdReused _ -> throw new Declined(Problem.of(422, "idempotency-key-reused",
                    "this Idempotency-Key was used for another command; take a new one"));
            case Answer.UnknownTenant _ -> throw new Declined(Problem.notFound("tenant"));
            case Answer.TenantExists _ -> throw new Declined(Problem.of(409, "tenant-exists",
                    "there is a tenant of this name already"));
            case Answer.Busy(var wait) -> throw new Declined(Problem.later(429, "busy",
                    "too much is waiting to be decided; nothing has happened", wait));
            case Answer.Unavailable(var why, var wait) ->
                throw new Declined(unavailable(why, wait));
            case Answer.Failed(var where) -> throw new IllegalStateException(where);
        };
    }

    private static Problem unavailable(String why, Duration wait) {
        return Problem.later(503, "unavailable", why, wait);
    }

    /// The law's no. Its code is the refusal's; every failing gate is named.
    static Problem problem(Refusal refusal) {
        var problem = Problem.of(switch (refusal.code().kind()) {
            case UNKNOWN -> 404;
            case CONFLICT, GATE -> 409;
            case INVALID -> 422;
        }, refusal.code().text(), refusal.detail());
        return refusal.gates().isEmpty() ? problem : problem.plus("gates",
                refusal.gates().stream().map(Refusal.Code::text).collect(Collectors.toList()));
    }

    private Asking() {}
}
