package dev.rollcall.wire.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.rollcall.domain.configuration.RuleTest;
import dev.rollcall.domain.configuration.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compiles the `when` of an assignment rule, once, when the configuration is read. Nothing of CEL
/// is loaded in a process whose tenants have no rules.
///
/// A condition sees `agent`, `presence` and `item` as maps. It can look and compare; it cannot call
/// anything of ours, and it cannot run long: comprehensions share a budget of steps.
public final class CelRules {

    /// Steps of all comprehensions of one evaluation together. A judgement: a list of a hundred
    /// skills against a list of ten wishes fits in; a loop in a loop in a loop does not.
    private static final int STEPS_MAX = 1_000;

    /// The facts that change by themselves.
    private static final Set<String> AGES = Set.of("waitedSeconds", "idleSeconds");

    /// Nothing that is older than that waits for a rule to turn. A judgement.
    private static final Duration AGE_MAX = Duration.ofDays(30);

    /// What a text that does not compile is answered with.
    ///
    /// @param line from 1, within the condition's own text
    /// @param column from 1
    public record Mistake(int line, int column, String detail) {}

    /// Either a test or at least one mistake.
    public sealed interface Compiled {
        record Test(RuleTest test) implements Compiled {}

        record Wrong(List<Mistake> mistakes) implements Compiled {}
    }

    public static Compiled compile(String when) {
        if (when.isBlank()) return new Compiled.Test(RuleTest.ALWAYS);
        var result = Library.COMPILER.compile(when);
        if (result.hasError()) {
            List<CelIssue> issues = result.getErrors();
            return new Compiled.Wrong(issues.stream().map(issue -> new Mistake(
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn() + 1, issue.getMessage())).toList());
        }
        try {
            return program(when, result.getAst());
        } catch (CelValidationException | CelEvaluationException invalid) {
            return new Compiled.Wrong(List.of(new Mistake(1, 1, words(invalid))));
        }
    }

    private static Compiled program(String when, CelAbstractSyntaxTree tree)
            throws CelEvaluationException {
        var type = tree.getResultType();
        if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
            return new Compiled.Wrong(List.of(new Mistake(1, 1,
                    "expected a condition that is true or false, found one of type "
                            + type.name())));
        }
        return new Compiled.Test(new Condition(
                when, turns(tree), Library.RUNTIME.createProgram(tree)));
    }

    /// What looks at the time may turn with it: at the ages it names, and a second later, as `>`
    /// and `>=` differ by one.
    private static Turns turns(CelAbstractSyntaxTree tree) {
        var withTime = false;
        var named = new ArrayList<Integer>();
        for (var node : (Iterable<CelNavigableExpr>)
                CelNavigableAst.fromAst(tree).getRoot().allNodes()::iterator) {
            var expression = node.expr();
            switch (expression.getKind()) {
                case SELECT -> withTime |= AGES.contains(expression.select().field());
                case CONSTANT -> {
                    var constant = expression.constant();
                    switch (constant.getKind()) {
                        case STRING_VALUE -> withTime |= AGES.contains(constant.stringValue());
                        case INT64_VALUE -> addAge(named, constant.int64Value());
                        default -> { }
                    }
                }
                default -> { }
            }
        }
        return withTime ? new Turns(true, named) : Turns.NEVER;
    }

    private static void addAge(List<Integer> named, long seconds) {
        if (seconds < 0 || seconds > AGE_MAX.toSeconds()) return;
        named.add((int) seconds);
        named.add((int) seconds + 1);
    }

    private static String words(Exception failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /// Loaded with the first rule.
    private static final class Library {
        static final CelOptions OPTIONS = CelOptions.current()
                .comprehensionMaxIterations(STEPS_MAX).build();
        static final MapType FACTS = MapType.create(SimpleType.STRING, SimpleType.DYN);
        static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("agent", FACTS).addVar("presence", FACTS).addVar("item", FACTS)
                .build();
        static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS).build();
    }

    /// A compiled condition; the same text is the same condition.
    private record Condition(String text, Turns turns, CelRuntime.Program program)
            implements RuleTest {

        @Override
        public Verdict ask(Map<String, Object> facts) {
            try {
                var answer = program.eval(facts);
                if (answer instanceof Boolean yes) return yes ? Verdict.YES : Verdict.NO;
                return new Verdict(false, answer instanceof CelUnknownSet
                        ? "it looks at what is not there"
                        : "expected true or false, found " + answer);
            } catch (CelEvaluationException failure) {
                return new Verdict(false, words(failure));
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Condition condition && condition.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    private CelRules() {}
}
