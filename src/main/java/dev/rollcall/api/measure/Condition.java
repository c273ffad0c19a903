package dev.rollcall.api.measure;

import dev.rollcall.engine.Health;
import dev.rollcall.engine.Hub;
import java.util.LinkedHashMap;
import java.util.Map;

/// Whether the process has started, lives, and is ready for work; what an orchestrator asks.
///
/// - *started*: the journal was read and the doors are open.
/// - *live*: a restart would not help; false only when the law met a bug and a shard stands still.
/// - *ready*: send work here; false while starting, stopping, or while the journal cannot be
///   written.
public final class Condition {
    private final Hub hub;
    private volatile boolean started;
    private volatile boolean stopping;

    public Condition(Hub hub) {
        this.hub = hub;
    }

    public void started() {
        started = true;
    }

    public void stopping() {
        stopping = true;
    }

    boolean hasStarted() {
        return started;
    }

    boolean live() {
        return hub.health().stream().noneMatch(Health.Stopped.class::isInstance);
    }

    boolean ready() {
        return started && !stopping
                && hub.health().stream().allMatch(Health.Running.class::isInstance);
    }

    /// Each check with what it found.
    Map<String, Object> checks() {
        var checks = new LinkedHashMap<String, Object>();
        checks.put("process", stopping ? "stopping" : started ? "running" : "starting");
        var shards = hub.health();
        for (var i = 0; i < shards.size(); i++) {
            checks.put("shard-" + i, switch (shards.get(i)) {
                case Health.Running _ -> "running";
                case Health.Suspended(var why) -> "suspended: " + why;
                case Health.Stopped(var why) -> "stopped: " + why;
                case Health.Closed _ -> "closed";
            });
        }
        return checks;
    }
}
