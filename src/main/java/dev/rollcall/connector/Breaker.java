package dev.rollcall.connector;

import java.time.Duration;
import java.time.Instant;

/// Spares a system that does not answer: after some failures in a row nothing is sent for a while,
/// then one try shows whether it is back.
final class Breaker {

    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private int failures;
    private Instant openUntil = Instant.EPOCH;

    synchronized boolean open(Instant now) {
        return openUntil.isAfter(now);
    }

    synchronized void succeeded() {
        failures = 0;
        openUntil = Instant.EPOCH;
    }

    synchronized void failed(Instant now) {
        if (++failures >= FAILURES) openUntil = now.plus(PAUSE);
    }
}
