package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Condition;
import dev.rollcall.domain.configuration.Subject;
import java.util.BitSet;
import java.util.List;

/// Everything a mapping table can be asked about, as far as its rows can tell the difference. A
/// case is a whole subject, so a row is judged by the evaluation that will run it; and there is a
/// case for every combination of what the rows mention, so what holds in no case never holds.
///
/// Cases come in groups of like circumstances (signed in, ready, no work in hand): within one group
/// only the statuses differ. Rows that overlap in one group disagree about statuses; rows for
/// different circumstances do not, they take turns.
record Cases(List<List<Subject>> groups, List<Subject> all) {

    /// More questions (rows times cases) than this and a table is not judged; the largest of the
    /// presets has 1,500. Our judgement: a second of work, and no longer written by hand.
    private static final int QUESTIONS_MAX = 10_000_000;

    Cases(List<List<Subject>> groups) {
        this(groups, groups.stream().flatMap(List::stream).toList());
    }

    static boolean few(long cases, int rows) {
        return cases * Math.max(1, rows) <= QUESTIONS_MAX;
    }

    /// The positions in [#all] of the cases in which a condition holds.
    BitSet holding(Condition condition) {
        var holding = new BitSet(all.size());
        for (int i = 0; i < all.size(); i++) {
            if (condition.holds(all.get(i))) holding.set(i);
        }
        return holding;
    }
}
