package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A child process that holds a journal, or appends to one as fast as it can and says what was
/// acknowledged. It stops when it is killed.
final class AppendingProcess {

    private AppendingProcess() {}

    /// Arguments: `hold` or `append`, the folder, and a name for this run.
    public static void main(String[] arguments) throws Exception {
        var journal = SqliteJournal.open(Path.of(arguments[1]), new SplittableRandom());
        var parent = new PrintStream(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        parent.println("opened");
        if (arguments[0].equals("hold")) System.in.read();
        var random = new SplittableRandom();
        for (int count = 0; ; ) {
            var batch = batch(arguments[2], count, random.nextInt(1, 60));
            count += batch.size();
            long last = journal.append(batch);
            parent.println(count);
            if (random.nextInt(20) == 0) {
                journal.keep(last, 1, out -> out.write(content(last)));
            }
        }
    }

    private static List<Entry.New> batch(String run, int from, int size) {
        var batch = new ArrayList<Entry.New>(size);
        for (int i = from; i < from + size; i++) {
            batch.add(new Entry.New("default", Instant.ofEpochMilli(i), "agent:ann", run + "-" + i,
                1, Bytes.EMPTY, Bytes.of(new byte[i % 700])));
        }
        return batch;
    }

    /// The snapshot of a sequence can be told from all others, and is long enough to be torn.
    static byte[] content(long sequence) {
        var content = new byte[50_000];
        new SplittableRandom(sequence).nextBytes(content);
        return content;
    }
}
