package dev.rollcall.domain.configuration;

import java.time.Duration;

/// How long what has happened is kept, per class; then it is deleted.
///
/// @param history who was in which status when
/// @param aggregates sums per interval, without persons
/// @param audit who changed what in the configuration
/// @param requests what was asked over HTTP
public record Retention(Duration history, Duration aggregates, Duration audit,
        Duration requests) {

    /// Thirteen months compare a month with the same one last year; the others are the usual.
    public static final Retention SHIPPED = new Retention(Duration.ofDays(396),
            Duration.ofDays(1096), Duration.ofDays(731), Duration.ofDays(30));
}
