package dev.rollcall.tool;

/// Small words for messages.
final class Words {

    /// `1 error`, `2 errors`.
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private Words() {}
}
