package dev.rollcall.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// From the sending of a change over HTTP to its arrival on the stream of the one supervisor who
/// sees the agent: 2,000 agents, 20 supervisors, so many changes a second. In between it became
/// durable.
final class StreamDelay implements Benchmark {

    private static final int AGENTS = 2_000;

    /// A judgement: each sends one change in four milliseconds. What is sent late because an
    /// answer was late counts from when it was due.
    private static final int CALLERS_PER_THOUSAND = 4;

    private final int perSecond;
    private final List<Row> rows;

    StreamDelay(int perSecond, List<Row> rows) {
        this.perSecond = perSecond;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "stream-" + perSecond;
    }

    @Override
    public List<Row> rows() {
        return rows;
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var floor = new BenchFloor(AGENTS);
        try (var house = BenchHouse.open(floor); var watchers = new Watchers(house)) {
            send(floor, house, watchers, effort.warmMillis());
            watchers.forget();
            var spent = Machine.processNanos();
            var began = System.nanoTime();
            var sent = send(floor, house, watchers, effort.millis(8_000));
            var cores = (Machine.processNanos() - spent) / (double) (System.nanoTime() - began);
            var delays = watchers.delays(sent);
            return rows.size() == 1 ? List.of(percentile(delays, 99, cores))
                    : List.of(percentile(delays, 50, cores), percentile(delays, 99, cores));
        }
    }

    private static Figure percentile(long[] delays, int percent, double cores) {
        var at = Math.min(delays.length - 1, delays.length * percent / 100);
        return Figure.of(delays[at] / 1e6, "%,d changes, %.2f cores with the client"
                .formatted(delays.length, cores));
    }

    /// How many were sent.
    private int send(BenchFloor floor, BenchHouse house, Watchers watchers, long millis)
            throws Exception {
        var callers = Math.max(1, perSecond * CALLERS_PER_THOUSAND / 1_000);
        var each = (int) (millis * perSecond / 1_000 / callers);
        var begin = System.nanoTime() + 10_000_000;
        var tasks = IntStream.range(0, callers).mapToObj(caller -> (Callable<Integer>) () ->
                call(floor, house, watchers, new Caller(caller, callers, each, begin))).toList();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var task : threads.invokeAll(tasks)) task.get();
        }
        return each * callers;
    }

    /// @param of so many callers
    /// @param many changes to send
    /// @param begin when the first of all callers sends its first
    private record Caller(int number, int of, int many, long begin) {}

    private int call(BenchFloor floor, BenchHouse house, Watchers watchers, Caller caller)
            throws IOException {
        var mine = floor.size() / caller.of();
        var answer = new byte[8 << 10];
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
            socket.setTcpNoDelay(true);
            for (var i = 0; i < caller.many(); i++) {
                var agent = caller.number() + caller.of() * (i % mine);
                var request = Http.post("/v1/commands", house.token(),
                        floor.changeAsJson(agent, watchers.round(agent)));
                var nth = caller.number() + (double) caller.of() * i;
                watchers.sent(agent, await(caller.begin() + (long) (nth * 1e9 / perSecond)));
                socket.getOutputStream().write(request);
                awaitAnswer(socket.getInputStream(), answer);
            }
        }
        return caller.many();
    }

    /// When what is due then has to be counted from.
    private static long await(long due) {
        if (due < System.nanoTime()) return due;
        while (due > System.nanoTime()) LockSupport.parkNanos(due - System.nanoTime());
        return System.nanoTime();
    }

    private static void awaitAnswer(InputStream in, byte[] answer) throws IOException {
        var length = 0;
        while (Http.answer(answer, length) == 0) {
            var read = in.read(answer, length, answer.length - length);
            if (read < 0) throw new IOException("the server has hung up");
            length += read;
        }
    }

    /// The supervisors: who reads when what arrived.
    private static final class Watchers implements AutoCloseable {
        private final AtomicLongArray sent = new AtomicLongArray(AGENTS);
        private final AtomicIntegerArray rounds = new AtomicIntegerArray(AGENTS);
        private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
        private final Listeners listeners;

        Watchers(BenchHouse house) throws IOException, InterruptedException {
            listeners = new Listeners(house, BenchFloor.TEAMS,
                    number -> "/v1/stream?team=team-" + number, this::seen);
            listeners.await(AGENTS);
        }

        int round(int agent) {
            return rounds.getAndIncrement(agent);
        }

        void sent(int agent, long nanos) {
            sent.set(agent, nanos);
        }

        private void seen(int agent) {
            var began = sent.getAndSet(agent, 0);
            if (began != 0) delays.add(System.nanoTime() - began);
        }

        void forget() {
            delays.clear();
        }

        long[] delays(int expected) throws InterruptedException {
            listeners.awaitSilence();
            if (delays.size() < expected) {
                throw new IllegalStateException("expected %,d changes on the streams, found %,d"
                        .formatted(expected, delays.size()));
            }
            var sorted = delays.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        }

        @Override
        public void close() {
            listeners.close();
        }
    }
}
