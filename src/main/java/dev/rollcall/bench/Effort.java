package dev.rollcall.bench;

/// How hard is measured. The long effort takes thirty times as long where time is what matters. The
/// quick one shows that a benchmark works, in a second, on a small floor; its figures say nothing.
public enum Effort {
    WHOLE, LONG, QUICK;

    long millis(long whole) {
        return switch (this) {
            case WHOLE -> whole;
            case LONG -> 30 * whole;
            case QUICK -> 150;
        };
    }

    /// How long before it is measured. The compiler takes a third of a small machine for itself
    /// until it is done.
    long warmMillis() {
        return this == QUICK ? 150 : 15_000;
    }

    int many(int whole) {
        return switch (this) {
            case WHOLE, LONG -> whole;
            case QUICK -> Math.max(1, whole / 100);
        };
    }
}
