package dev.rollcall.bench;

/// How hard is measured. The quick effort shows that a benchmark works, in a second, on a small
/// floor; its figures say nothing.
public enum Effort {
    WHOLE, QUICK;

    long millis(long whole) {
        return switch (this) {
            case WHOLE -> whole;
            case QUICK -> 150;
        };
    }

    int many(int whole) {
        return switch (this) {
            case WHOLE -> whole;
            case QUICK -> Math.max(1, whole / 100);
        };
    }
}
