package dev.rollcall.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.JournalException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the keys of persons promise, whatever vault they lie in.
public abstract class PersonKeysContract {

    protected PersonKeys keys;

    /// Opens the one vault of this test; called again, it is the next opening after a stop.
    protected abstract KeyVault open() throws JournalException;

    @BeforeEach
    void openFirst() throws JournalException {
        keys = new PersonKeys(open(), new SecureRandom());
    }

    @AfterEach
    void closeLast() {
        keys.close();
    }

    @Test
    void what_was_sealed_for_a_person_opens_for_this_person_also_after_a_restart()
        throws Exception {
        var sealed = seal("acme", "ann", "Ann Sørensen");
        var nothing = seal("acme", "ann", "");
        assertThat(opened("acme", "ann", sealed)).isEqualTo("Ann Sørensen");
        reopen();
        assertThat(opened("acme", "ann", sealed)).isEqualTo("Ann Sørensen");
        assertThat(opened("acme", "ann", nothing)).isEmpty();
    }

    @Test
    void sealed_bytes_tell_nothing_and_are_never_the_same_twice() throws Exception {
        var seen = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            var sealed = new String(seal("acme", "ann", "Ann"), StandardCharsets.ISO_8859_1);
            assertThat(sealed).doesNotContain("Ann").hasSize(1 + 12 + 3 + 16);
            assertThat(seen.add(sealed)).isTrue();
        }
    }

    @Test
    void what_was_sealed_for_one_opens_for_no_other() throws Exception {
        var sealed = seal("acme", "ann", "Ann");
        for (var other : List.of(
            List.of("acme", "bob"), List.of("bcme", "ann"), List.of("acmea", "nn"))) {
            keys.prepare(other.get(0), List.of(other.get(1)));
            assertThatThrownBy(() -> keys.open(other.get(0), other.get(1), sealed))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Expected bytes sealed with the key of person "
                    + other.get(1) + " of tenant " + other.get(0));
        }
    }

    @Test
    void bytes_that_were_changed_do_not_open() throws Exception {
        var sealed = seal("acme", "ann", "Ann");
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> keys.open("acme", "ann", changed))
                .isInstanceOf(JournalException.class);
        }
        assertThatThrownBy(() -> keys.open("acme", "ann", new byte[3]))
            .isInstanceOf(JournalException.class);
    }

    @Test
    void a_forgotten_person_is_forgotten_for_good() throws Exception {
        var sealed = seal("acme", "ann", "Ann");
        var bobs = seal("acme", "bob", "Bob");
        var others = seal("other", "ann", "Ann");

        keys.forget("acme", "ann");
        keys.forget("acme", "ann");

        for (int opening = 0; opening < 2; opening++) {
            assertThat(keys.open("acme", "ann", sealed)).isEmpty();
            assertThat(keys.seal("acme", "ann", new byte[1])).isEmpty();
            keys.prepare("acme", List.of("ann", "bob"));
            assertThat(keys.seal("acme", "ann", new byte[1])).isEmpty();
            assertThat(keys.open("acme", "ann", sealed)).isEmpty();
            assertThat(opened("acme", "bob", bobs)).isEqualTo("Bob");
            assertThat(opened("other", "ann", others)).isEqualTo("Ann");
            reopen();
        }
    }

    @Test
    void a_person_may_be_forgotten_before_anything_was_sealed() throws Exception {
        keys.forget("acme", "ann");
        reopen();
        assertThat(keys.seal("acme", "ann", new byte[1])).isEmpty();
    }

    @Test
    void bytes_without_a_key_that_ever_was_are_damage_and_not_a_forgotten_person()
        throws Exception {
        var sealed = seal("acme", "ann", "Ann");
        assertThatThrownBy(() -> keys.open("acme", "bob", sealed))
            .isInstanceOfSatisfying(JournalException.class,
                damage -> assertThat(damage.kind()).isEqualTo(Kind.CORRUPT))
            .hasMessageContaining("there never was one");
    }

    @Test
    void the_keys_of_a_large_site_are_prepared_at_once() throws Exception {
        var persons = IntStream.range(0, 5_000).mapToObj(i -> "agent-" + i).toList();
        keys.prepare("acme", persons);
        var sealed = seal("acme", "agent-4999", "Zoe");
        keys.prepare("acme", persons);
        reopen();
        assertThat(opened("acme", "agent-4999", sealed)).isEqualTo("Zoe");
    }

    @Test
    void many_threads_get_one_key_for_a_person() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 64).<Callable<byte[]>>mapToObj(
                i -> () -> seal("acme", "agent-" + i % 4, "name " + i)).toList();
            var sealed = threads.invokeAll(all);
            for (int i = 0; i < sealed.size(); i++) {
                assertThat(opened("acme", "agent-" + i % 4, sealed.get(i).get()))
                    .isEqualTo("name " + i);
            }
        }
    }

    protected final void reopen() throws JournalException {
        keys.close();
        keys = new PersonKeys(open(), new SecureRandom());
    }

    protected final byte[] seal(String tenant, String person, String name)
        throws JournalException {
        return keys.seal(tenant, person, name.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    protected final String opened(String tenant, String person, byte[] sealed)
        throws JournalException {
        return new String(keys.open(tenant, person, sealed).orElseThrow(), StandardCharsets.UTF_8);
    }
}
