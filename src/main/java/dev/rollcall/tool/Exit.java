package dev.rollcall.tool;

/// How a command ends, for scripts. Nothing else is ever returned but [#BUG].
final class Exit {
    static final int DONE = 0;

    /// It was understood and done, and the answer is no: a check with errors, a failed scenario, a
    /// refused command.
    static final int NO = 1;

    /// Wrong usage, or input that cannot be read.
    static final int UNUSABLE = 2;

    /// Somebody else changed it meanwhile.
    static final int CONFLICT = 3;

    /// The server cannot be reached, or cannot answer now.
    static final int UNREACHABLE = 4;

    /// What should never happen; `EX_SOFTWARE` of sysexits.
    static final int BUG = 70;

    private Exit() {}
}
