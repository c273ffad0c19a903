package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ring of command ids, its index and its limits.
final class CommandIdsTest {

    private static final long DAY = 1_000;

    /// Goal: it finds what a plain list finds, however it grew, wrapped and forgot. Method: random
    /// ids, few enough to meet again, beside a list that is searched from its end.
    @Test
    void it_finds_what_a_list_would_find() {
        Seeds.forAll(2_000, random -> {
            var max = 64 << random.nextInt(3);
            var ids = new CommandIds(max, DAY);
            var list = new ArrayList<long[]>();
            var now = 0L;
            for (var sequence = 1L; sequence < 400; sequence++) {
                now += random.nextInt(12);
                var print = colliding(1 + random.nextLong(300), random.nextInt(2));
                ids.put(print, sequence, now);
                list.add(new long[] {print, sequence, now});
                forget(list, max, now);
                if (random.nextInt(100) == 0) {
                    ids = random.nextBoolean() ? ids.copy() : again(ids, max);
                }
                assertThat(ids.size()).isEqualTo(list.size());
                var sought = colliding(1 + random.nextLong(300), random.nextInt(2));
                assertThat(ids.find(sought, now)).isEqualTo(find(list, sought));
            }
        });
    }

    /// Many prints that all begin at the same place of the index, near its end, so that they run
    /// over it and go on at its beginning.
    private static long colliding(long number, int kind) {
        return kind == 0 ? number : number << 32 | 0xFFFF_FFFDL;
    }

    private static void forget(List<long[]> list, int max, long now) {
        while (list.size() > max || list.getFirst()[2] <= now - DAY) list.removeFirst();
    }

    private static long find(List<long[]> list, long print) {
        for (var i = list.size() - 1; i >= 0; i--) {
            if (list.get(i)[0] == print) return list.get(i)[1];
        }
        return CommandIds.NONE;
    }

    private static CommandIds again(CommandIds ids, int max) {
        try {
            var out = new ByteArrayOutputStream();
            ids.write(new DataOutputStream(out));
            var again = new CommandIds(max, DAY);
            again.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
            return again;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void a_copy_is_apart_from_what_comes_later() {
        var ids = new CommandIds(64, DAY);
        ids.put(5, 1, 0);
        var copy = ids.copy();
        ids.put(6, 2, 0);
        copy.put(7, 3, 0);

        assertThat(copy.find(6, 0)).isEqualTo(CommandIds.NONE);
        assertThat(ids.find(7, 0)).isEqualTo(CommandIds.NONE);
        assertThat(copy.find(5, 0)).isEqualTo(1);
    }

    @Test
    void an_id_is_kept_for_its_time_and_not_a_moment_longer() {
        var ids = new CommandIds(64, DAY);
        ids.put(5, 1, 100);

        assertThat(ids.find(5, 100 + DAY - 1)).isEqualTo(1);
        assertThat(ids.find(5, 100 + DAY)).isEqualTo(CommandIds.NONE);
        assertThat(ids.size()).isZero();
    }

    @Test
    void whose_and_where_make_another_print() {
        var prints = new HashSet<Long>();
        for (var tenant : List.of("a", "ab", "")) {
            for (var actor : List.of("a", "b", "ab", "")) {
                for (var id : List.of("a", "b", "ab", "ba", "")) {
                    prints.add(CommandIds.print(tenant, actor, id));
                }
            }
        }
        assertThat(prints).hasSize(3 * 4 * 5).doesNotContain(CommandIds.NONE);
    }
}
