package dev.rollcall.domain.configuration;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/// What somebody may have meant: the known word nearest to an unknown one, for messages.
public final class Suggestion {

    /// Words longer than this are no slip of the finger.
    private static final int LONGEST = 40;

    /// More words than these to choose from help nobody.
    private static final int CHOICES = 12;

    /// Letters that are enough to know a word by its beginning.
    private static final int BEGINNING = 3;

    /// The nearest known word: at most a third of the letters different, or one that begins so.
    public static Optional<String> meant(String word, Collection<String> known) {
        if (word.length() > LONGEST || word.length() < 2) return Optional.empty();
        return nearest(word, known).or(() -> word.length() < BEGINNING
                ? Optional.empty()
                : known.stream().filter(one -> one.startsWith(word)).findFirst());
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        var nearest = Optional.<String>empty();
        int least = Math.max(1, word.length() / 3) + 1;
        for (var one : known) {
            if (Math.abs(one.length() - word.length()) >= least) continue;
            int distance = distance(Texts.folded(word), Texts.folded(one));
            if (distance < least) {
                least = distance;
                nearest = Optional.of(one);
            }
        }
        return nearest;
    }

    /// `did you mean 'lunch'?`, or what there is to choose from.
    public static String hint(String word, Collection<String> known) {
        var meant = meant(word, known);
        if (meant.isPresent()) return "did you mean '" + meant.get() + "'?";
        if (known.isEmpty()) return "there is none";
        return "there is " + known.stream().limit(CHOICES).collect(Collectors.joining(", "))
                + (known.size() > CHOICES ? " and " + (known.size() - CHOICES) + " more" : "");
    }

    /// Letters to change, add, leave out or swap with the next one.
    private static int distance(String from, String to) {
        var before = new int[to.length() + 1];
        var last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) last[j] = j;
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
            }
            before = last;
            last = row;
        }
        return last[to.length()];
    }

    private Suggestion() {}
}
