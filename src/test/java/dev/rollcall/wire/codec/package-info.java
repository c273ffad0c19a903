/// Tests of `wire.codec`.
@NullMarked
package dev.rollcall.wire.codec;

import org.jspecify.annotations.NullMarked;
