package dev.rollcall.tool;

/// Why a command cannot be done, as one clear paragraph for a person: what was expected, what was
/// found, what to do. It ends the command with its exit code and never shows a stack trace.
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;
    private final String code;

    private Complaint(int exit, String message) {
        this(exit, message, "");
    }

    private Complaint(int exit, String message, String code) {
        super(message, null, false, false);
        this.exit = exit;
        this.code = code;
    }

    /// A server's no.
    ///
    /// @param code the public name of the reason
    static Complaint refused(String message, String code) {
        return new Complaint(Exit.NO, message, code);
    }

    /// The same with more at its end.
    Complaint with(String more) {
        return new Complaint(exit, message() + more, code);
    }

    /// The public name of a server's reason; empty for all others.
    String code() {
        return code;
    }

    static Complaint no(String message) {
        return new Complaint(Exit.NO, message);
    }

    static Complaint unusable(String message) {
        return new Complaint(Exit.UNUSABLE, message);
    }

    static Complaint conflict(String message) {
        return new Complaint(Exit.CONFLICT, message);
    }

    static Complaint unreachable(String message) {
        return new Complaint(Exit.UNREACHABLE, message);
    }

    int exit() {
        return exit;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
