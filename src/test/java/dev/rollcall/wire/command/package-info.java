/// Tests of `wire.command`.
@NullMarked
package dev.rollcall.wire.command;

import org.jspecify.annotations.NullMarked;
