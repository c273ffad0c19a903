package dev.rollcall.domain.configuration;

import java.util.Map;

/// The condition of an assignment rule, compiled. A function of what it is asked about and of
/// nothing else; bounded in cost; never throws. Equal where the text is.
public interface RuleTest {

    /// Always yes: what a rule without a condition says.
    RuleTest ALWAYS = new Always();

    /// @param facts `agent`, `presence` and `item`, each a map of plain values
    Verdict ask(Map<String, Object> facts);

    /// When the answer about a waiting item may turn though nothing happens but that it gets older.
    Turns turns();

    /// @param trouble why the condition could not be answered, which counts as no; else empty
    record Verdict(boolean yes, String trouble) {
        public static final Verdict YES = new Verdict(true, "");
        public static final Verdict NO = new Verdict(false, "");
    }

    /// See [#ALWAYS].
    record Always() implements RuleTest {
        @Override
        public Verdict ask(Map<String, Object> facts) {
            return Verdict.YES;
        }

        @Override
        public Turns turns() {
            return Turns.NEVER;
        }
    }
}
