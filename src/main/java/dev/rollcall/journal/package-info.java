/// Chapter 3: what is remembered. The durable memory of the hub: one ordered, gapless line of
/// entries that is never rewritten, snapshots beside it, and the keys that make personal data
/// forgettable. It knows no agents: commands and events are bytes to it.
///
/// May import: the JDK. Only `journal.sqlite` imports sqlite-jdbc.
@NullMarked
package dev.rollcall.journal;

import org.jspecify.annotations.NullMarked;
