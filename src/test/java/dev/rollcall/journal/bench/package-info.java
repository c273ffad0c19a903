/// How fast the journal is, measured by hand; the figures stand in `decisions/`. No test.
@NullMarked
package dev.rollcall.journal.bench;

import org.jspecify.annotations.NullMarked;
