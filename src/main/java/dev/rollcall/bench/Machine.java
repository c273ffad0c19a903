package dev.rollcall.bench;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// What this process takes of the machine. Time on a processor tells more than the clock where
/// other programs are at work.
final class Machine {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// What the current thread has spent on a processor, in nanoseconds.
    static long threadNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /// The same for all threads together, those of the virtual machine among them.
    static long processNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /// What is still used after a collection, in bytes.
    static long memory() {
        for (var i = 0; i < 3; i++) System.gc();
        var direct = 0L;
        for (var pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            direct += pool.getMemoryUsed();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }

    /// "0.42 µs CPU each".
    static String each(long nanos, long many) {
        return "%.2f µs CPU each".formatted(nanos / 1e3 / Math.max(1, many));
    }

    private Machine() {}
}
