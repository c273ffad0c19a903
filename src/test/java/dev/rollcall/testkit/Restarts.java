package dev.rollcall.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestReporter;

/// How long a killed process took to be ready again, from the start of the process. It is reported
/// and never asserted: how fast a machine is says nothing about whether a program is right.
public final class Restarts {

    private static final System.Logger LOG = System.getLogger(Restarts.class.getName());

    private final String what;
    private final List<Duration> took = new ArrayList<>();

    public Restarts(String what) {
        this.what = what;
    }

    /// @param began as [System#nanoTime] said before the start
    public void ready(long began) {
        took.add(Duration.ofNanos(System.nanoTime() - began));
    }

    public void report(TestReporter reporter) {
        var sorted = took.stream().sorted().toList();
        var said = "%d times, median %d ms, slowest %d ms".formatted(sorted.size(),
            sorted.get(sorted.size() / 2).toMillis(), sorted.getLast().toMillis());
        reporter.publishEntry(what + ", ready again after kill -9", said);
        LOG.log(System.Logger.Level.INFO, what + ", ready again after kill -9: " + said);
    }
}
