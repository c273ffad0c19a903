/// Tests of `wire.entry`.
@NullMarked
package dev.rollcall.wire.entry;

import org.jspecify.annotations.NullMarked;
