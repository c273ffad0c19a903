package dev.rollcall.connector;

/// One kind of outside system. It translates between the system's own words and ours and does
/// nothing else: it keeps no presence, applies no mapping, waits for nothing and repeats nothing.
/// All of that is the same for every system and stands in this room; what differs stands in one
/// folder a vendor.
public interface Connector {

    /// What a connector can do. What it cannot is never asked of it.
    ///
    /// @param look it can be asked what is shown there
    /// @param write it can be told what to show
    /// @param replicate it takes the routing status and the out-of-office mark too
    /// @param fades what is written there lasts only while this process keeps it up, so after a
    ///     start it is written again
    record Abilities(boolean look, boolean write, boolean replicate, boolean fades) {

        public Abilities(boolean look, boolean write, boolean replicate) {
            this(look, write, replicate, false);
        }
    }

    Abilities abilities();

    /// Opens a line: logs in, learns their catalogue.
    ///
    /// @throws LineBroken when that is not possible now
    Line open(Setup setup) throws LineBroken, InterruptedException;
}
