/// Tests of `wire.json`.
@NullMarked
package dev.rollcall.wire.json;

import org.jspecify.annotations.NullMarked;
