package dev.rollcall.api.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.api.http.Declined;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A cursor can only be sent back.
final class CursorsTest {

    private final Cursors cursors = new Cursors(new Random(1));

    private String code(Cursors by, String cursor, String question) {
        return catchThrowableOfType(Declined.class, () -> by.open(cursor, question))
                .problem().code();
    }

    @Test
    void it_opens_for_its_own_question_only() {
        var cursor = cursors.after("jürgen", "default team=a");
        assertThat(cursors.open(cursor, "default team=a")).isEqualTo("jürgen");
        assertThat(code(cursors, cursor, "default team=b")).isEqualTo("invalid-cursor");
        assertThat(code(new Cursors(new Random(2)), cursor, "default team=a"))
                .isEqualTo("invalid-cursor");
    }

    @Test
    void whoever_changes_a_letter_of_it_is_declined() {
        var cursor = cursors.after("ana", "q");
        for (var i = 0; i < cursor.length(); i++) {
            for (var letter : new char[] {'A', 'z', '-', '='}) {
                if (cursor.charAt(i) == letter) continue;
                var forged = cursor.substring(0, i) + letter + cursor.substring(i + 1);
                assertThat(code(cursors, forged, "q")).as(forged).isEqualTo("invalid-cursor");
            }
        }
        assertThat(code(cursors, "", "q")).isEqualTo("invalid-cursor");
        assertThat(code(cursors, "%%%", "q")).isEqualTo("invalid-cursor");
    }
}
