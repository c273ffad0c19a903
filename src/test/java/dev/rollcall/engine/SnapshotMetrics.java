package dev.rollcall.engine;

import java.time.Duration;
import java.util.List;

/// Notes what is said about snapshots.
record SnapshotMetrics(List<String> told) implements EngineMetrics {

    @Override
    public void snapshotFailed(String why) {
        told.add(why);
    }

    @Override
    public void decided(String verb, String result) {}

    @Override
    public void turnedAway(String why) {}

    @Override
    public void appended(int entries, Duration took) {}

    @Override
    public void appendFailed(String kind) {}

    @Override
    public void answered(Duration took) {}

    @Override
    public void timerFired(String timer, Duration late) {}

    @Override
    public void snapshotKept(Duration took) {}

    @Override
    public void waiting(int shard, int requests) {}

    @Override
    public void told(int updates, int listeners) {}

    @Override
    public void listeners(int now) {}

    @Override
    public void reset() {}
}
