/// Chapter 4a: JSON itself. Reading with limits, writing, times, and [BadInput], the one answer to
/// everything that cannot be read. Imports Jackson and the JDK, no domain.
@NullMarked
package dev.rollcall.wire.json;

import org.jspecify.annotations.NullMarked;
