/// Assignment rules in CEL: what compiles, what does not, what it may cost.
@NullMarked
package dev.rollcall.wire.rule;

import org.jspecify.annotations.NullMarked;
