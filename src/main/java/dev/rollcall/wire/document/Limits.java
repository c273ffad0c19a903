package dev.rollcall.wire.document;

/// How much a reader is willing to hold. Our judgement: a tenant of 100,000 agents is 20 MB and a
/// million nodes deep in three levels, so what is beyond these is a mistake or an attack.
///
/// @param bytes of text
/// @param depth of maps and lists in each other
/// @param nodes maps, lists and scalars, each counted again wherever an alias repeats it
public record Limits(int bytes, int depth, int nodes) {
    public static final Limits SHIPPED = new Limits(64 << 20, 64, 5_000_000);
}
