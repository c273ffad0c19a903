package dev.rollcall.tool;

/// Small words for messages.
final class Words {

    /// `1 error`, `2 errors`.
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private Words() {}
}
