package dev.rollcall.simulator.stage;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A simulated vendor's server. One thing happens at a time: routes, timers, words on sockets and
/// whatever [#alone] is given wait for each other, so a world on this stage needs no locks.
///
/// Time comes from the clock it is given. With a real one timers run by themselves; under virtual
/// time a test moves the clock and calls [#tick], after which all that was due has happened.
///
/// What comes under `/control/` is ours and not the vendor's: it is never faulty and not written
/// down; see [Control].
public final class Stage implements AutoCloseable {

    /// How late a timer may be; below what a vendor promises anywhere.
    private static final Duration STEP = Duration.ofMillis(10);

    /// Sockets and streams open at once; a test needs a handful.
    private static final int WIRES_MAX = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final Agenda agenda = new Agenda();
    private final Log log = new Log();
    private final Faults faults;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final Entrance entrance;
    private final Thread ticking;

    private Stage(int port, InstantSource clock, RandomGenerator random,
            Consumer<Routes> vendor) throws IOException {
        this.clock = clock;
        this.faults = new Faults(random);
        var routes = new Routes();
        vendor.accept(routes);
        Control.routes(this, routes);
        this.entrance = new Entrance(port, this, routes);
        this.ticking = Thread.ofVirtual().name("stage").start(this::keepTime);
    }

    /// @param port 0: any that is free
    /// @param vendor adds the vendor's routes
    /// @throws IOException when the port cannot be had
    public static Stage open(int port, InstantSource clock, RandomGenerator random,
            Consumer<Routes> vendor) throws IOException {
        return new Stage(port, clock, random, vendor);
    }

    /// Where it can be reached, without a slash at its end.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + entrance.port());
    }

    public InstantSource clock() {
        return clock;
    }

    public Log log() {
        return log;
    }

    public Faults faults() {
        return faults;
    }

    /// Does it while nothing else happens here.
    public <T> T alone(Supplier<T> act) {
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does it while nothing else happens here.
    public void alone(Runnable act) {
        lock.lock();
        try {
            act.run();
        } finally {
            lock.unlock();
        }
    }

    /// Again and again, first after one period.
    public Timer every(Duration period, Runnable act) {
        return agenda.every(clock.instant(), period, act);
    }

    /// Once.
    public Timer after(Duration delay, Runnable act) {
        return agenda.after(clock.instant(), delay, act);
    }

    /// Something appointed that can be taken back.
    public interface Timer {
        void cancel();
    }

    /// A message on its way to a client, as late, twice, not at all or out of order as
    /// [Faults#pushes] says. What must arrive (answers, heartbeats) goes straight to its [Wire].
    public void push(Runnable delivery) {
        faults.journeys().forEach(delay -> {
            if (delay.isZero()) delivery.run();
            else after(delay, delivery);
        });
    }

    /// All that is due by now, in order of its time.
    public void tick() {
        alone(() -> agenda.run(clock.instant()));
    }

    /// Breaks every socket and stream without a good-bye.
    public void dropWires() {
        wires.forEach(Wire::drop);
    }

    /// How many sockets and streams are open.
    public int wires() {
        return wires.size();
    }

    boolean take(Wire wire) {
        return wires.size() < WIRES_MAX && wires.add(wire);
    }

    void leave(Wire wire) {
        wires.remove(wire);
    }

    private void keepTime() {
        try {
            while (true) {
                Thread.sleep(STEP);
                tick();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Frees the port and ends every thread.
    @Override
    public void close() {
        ticking.interrupt();
        dropWires();
        entrance.close();
    }
}
