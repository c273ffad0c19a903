package dev.rollcall.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock whose hands the test moves.
public final class Hands implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
