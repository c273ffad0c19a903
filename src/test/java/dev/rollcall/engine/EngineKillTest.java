package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.sqlite.Inspection;
import dev.rollcall.testkit.ChildJvm;
import dev.rollcall.testkit.Restarts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a whole hub under load, again and again on the same files: what it had acknowledged
/// has happened, once, and is answered as before when it is asked again; what it had not is either
/// there or not, and asking again makes it so, once.
final class EngineKillTest {

    private static final int CYCLES = Boolean.getBoolean("rollcall.long") ? 50 : 5;
    private static final int AGENTS = 20;
    private static final List<String> STATUSES = List.of("available", "busy", "away");

    /// Enough for commits of many entries, little enough that the end comes amid all of them.
    private static final int OUTSTANDING = 300;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(5);
    private final Restarts restarts = new Restarts("engine");

    /// What was asked, in order: the command's name and its line.
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> written = new HashMap<>();
    private long readUpTo;

    @Test
    void what_a_killed_hub_had_acknowledged_has_happened_once(TestReporter reporter)
        throws Exception {
        for (var cycle = 0; cycle < CYCLES; cycle++) {
            try (var hub = new Child()) {
                hub.repeatSome(random);
                hub.finishWhatWasOpen();
                hub.mustShowTheLastOfEach();
                hub.load(random.nextInt(100, 2_500));
                hub.end();
            }
            theJournalMustHoldWhatWasAcknowledged();
        }
        try (var inspection = Inspection.open(folder)) {
            assertThat(inspection.verify().bad()).isEmpty();
        }
        restarts.report(reporter);
    }

    private void theJournalMustHoldWhatWasAcknowledged() throws Exception {
        try (var inspection = Inspection.open(folder)) {
            inspection.read(readUpTo, entry -> {
                readUpTo = entry.sequence();
                if (entry.commandId().isEmpty()) return true;
                assertThat(asked.get(entry.commandId())).as("nothing invented").isNotNull();
                assertThat(written.put(entry.commandId(), entry.sequence()))
                    .as("%s is there twice", entry.commandId()).isNull();
                return true;
            });
        }
        acknowledged.forEach((id, answer) -> assertThat(written.get(id))
            .as("%s was acknowledged", id)
            .isEqualTo(Long.parseLong(answer.substring(0, answer.indexOf(' ')))));
    }

    /// The hub in its own process, with somebody who notes its answers.
    private final class Child implements AutoCloseable {

        private final ChildJvm process;
        private final BufferedWriter orders;
        private final Semaphore room = new Semaphore(OUTSTANDING);
        private final List<String> states = Collections.synchronizedList(new ArrayList<>());
        private final Thread listening;

        Child() throws IOException {
            var began = System.nanoTime();
            process = ChildJvm.start(EngineProcess.class, folder.toString(), AGENTS + "");
            assertThat(process.lines().readLine()).isEqualTo("ready");
            restarts.ready(began);
            orders = process.process().outputWriter(StandardCharsets.UTF_8);
            listening = Thread.startVirtualThread(() -> process.lines().lines()
                .filter(line -> line.endsWith(" .")).forEach(this::heard));
        }

        private void heard(String line) {
            if (line.startsWith("state ")) {
                states.add(line);
            } else {
                var space = line.indexOf(' ');
                var before = acknowledged.put(line.substring(0, space), line.substring(space + 1));
                if (before != null && !before.equals(line.substring(space + 1))) {
                    states.add("answered before: " + before + ", and now: " + line);
                }
            }
            room.release();
        }

        /// What was acknowledged is asked again: the answer must be the one from before.
        void repeatSome(SplittableRandom random) throws Exception {
            var known = List.copyOf(acknowledged.keySet());
            for (var i = 0; i < 30 && !known.isEmpty(); i++) {
                send(asked.get(known.get(random.nextInt(known.size()))));
            }
            assertThat(heardAll()).isEmpty();
        }

        void finishWhatWasOpen() throws Exception {
            for (var open : List.copyOf(asked.entrySet())) {
                if (!acknowledged.containsKey(open.getKey())) send(open.getValue());
            }
            assertThat(heardAll()).isEmpty();
            assertThat(asked.keySet().stream().filter(id -> !acknowledged.containsKey(id)))
                .isEmpty();
        }

        void mustShowTheLastOfEach() throws Exception {
            send("state");
            var last = new HashMap<String, String>();
            asked.forEach((id, line) -> {
                var words = line.split(" ");
                last.put(words[1], words[2] + "/" + id);
            });
            var expected = new StringBuilder("state");
            for (var i = 0; i < AGENTS; i++) {
                expected.append(' ').append(last.getOrDefault(i + "", "available/"));
            }
            assertThat(heardAll()).containsExactly(expected.append(" .").toString());
        }

        /// Asks until so many are acknowledged, and goes away without a word.
        void load(int commands) throws Exception {
            var enough = acknowledged.size() + commands;
            while (acknowledged.size() < enough) {
                var id = "c" + asked.size();
                var line = id + " " + random.nextInt(AGENTS) + " "
                    + STATUSES.get(random.nextInt(STATUSES.size()));
                asked.put(id, line);
                send(line);
            }
        }

        private void send(String line) throws Exception {
            assertThat(room.tryAcquire(30, TimeUnit.SECONDS)).as("an answer comes").isTrue();
            orders.write(line + "\n");
            if (room.availablePermits() == 0 || random.nextInt(20) == 0) orders.flush();
        }

        /// Waits for all answers; what else was said is returned.
        private List<String> heardAll() throws Exception {
            orders.flush();
            assertThat(room.tryAcquire(OUTSTANDING, 30, TimeUnit.SECONDS))
                .as("all answers come").isTrue();
            room.release(OUTSTANDING);
            var said = List.copyOf(states);
            states.clear();
            return said;
        }

        /// Killed; then what it had still said is heard.
        void end() throws Exception {
            process.kill();
            listening.join();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
