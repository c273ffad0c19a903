package dev.rollcall.wire.json;

import dev.rollcall.domain.configuration.Pointer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What came in cannot be read. The only exception that bad input leads to, whatever the input; it
/// lists everything that is wrong, each with its place, so that nobody has to mend one thing at a
/// time. It is an expected outcome, thrown by the thousand under attack, and so has no stack trace.
public final class BadInput extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// More problems than these help nobody.
    private static final int PROBLEMS_MAX = 50;

    /// The codes are public: answers name them.
    public enum Code {
        /// Not JSON at all, or JSON that means two things.
        MALFORMED,
        UNKNOWN_VERB,
        UNKNOWN_FIELD,
        MISSING_FIELD,
        WRONG_TYPE,
        BAD_VALUE,
        TOO_LONG,
        TOO_MANY,
        TOO_DEEP;

        private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

        public String text() {
            return text;
        }
    }

    /// @param pointer JSON pointer (RFC 6901) to the place; empty for the whole
    /// @param detail what was expected, what was found
    public record Problem(String pointer, Code code, String detail) {
        @Override
        public String toString() {
            return (pointer.isEmpty() ? "" : pointer + ": ") + detail + " (" + code.text() + ")";
        }
    }

    private final transient List<Problem> problems;

    public BadInput(List<Problem> problems) {
        super(problems.stream().limit(PROBLEMS_MAX).map(Problem::toString)
                .collect(Collectors.joining("; ")));
        this.problems = problems.stream().limit(PROBLEMS_MAX).toList();
    }

    public BadInput(String pointer, Code code, String detail) {
        this(List.of(new Problem(pointer, code, detail)));
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    public List<Problem> problems() {
        return problems;
    }

    public BadInput(Code code, String detail) {
        this("", code, detail);
    }

    /// The same, seen from one step further out: whoever reads the inside of an object or a list
    /// need not know where that stands.
    public BadInput in(Object step) {
        var prefix = Pointer.of(step);
        return new BadInput(problems.stream().map(problem -> new Problem(
                prefix + problem.pointer(), problem.code(), problem.detail())).toList());
    }
}
