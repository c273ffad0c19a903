package dev.rollcall.api.http;

/// The way out for code that finds, deep inside, that the answer is a [Problem]. Caught in one
/// place, the front desk; it carries no stack trace because it is no failure of ours.
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Declined(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
