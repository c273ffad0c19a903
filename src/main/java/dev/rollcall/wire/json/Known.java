package dev.rollcall.wire.json;

import java.util.Collection;
import java.util.Optional;

/// What somebody may have meant who wrote a word that nobody knows.
public final class Known {
    private static final int LONGEST = 40;

    /// The known word that somebody may have meant by `word`: at most a third of it is different.
    public static Optional<String> meant(String word, Collection<String> known) {
        if (word.length() > LONGEST) return Optional.empty();
        var best = Optional.<String>empty();
        var least = Math.max(1, word.length() / 3) + 1;
        for (var one : known) {
            var distance = distance(word, one);
            if (distance < least) {
                least = distance;
                best = Optional.of(one);
            }
        }
        return best;
    }

    /// `did you mean 'sign-in'?`, or what there is to choose from.
    public static String hint(String word, Collection<String> known) {
        return meant(word, known).map(one -> "; did you mean '" + one + "'?")
                .orElseGet(() -> "; there is " + String.join(", ", known));
    }

    /// Letters to change, add, leave out or swap with the next one.
    private static int distance(String from, String to) {
        var before = new int[to.length() + 1];
        var last = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) last[j] = j;
        for (var i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var same = from.charAt(i - 1) == to.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[to.length()];
    }

    private Known() {}
}
