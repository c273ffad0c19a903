/// Chapter 4: how it is written down. One JSON for the journal, the HTTP API, scenario files and
/// the command line, so that what is read in one place can be pasted into another.
///
/// [dev.rollcall.wire.document] is text that people write, with the place of everything in it;
/// [dev.rollcall.wire.configuration] makes a tenant's configuration of it, or says what is wrong.
///
/// May import: `domain`, `decider`, and it alone Jackson. No rule stands here: what a command means
/// is the domain's business, where it comes from the edges'.
@NullMarked
package dev.rollcall.wire;

import org.jspecify.annotations.NullMarked;
