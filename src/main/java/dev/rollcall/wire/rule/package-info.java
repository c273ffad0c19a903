/// Chapter 4: the conditions of assignment rules, in CEL. The only place that knows the library.
@NullMarked
package dev.rollcall.wire.rule;

import org.jspecify.annotations.NullMarked;
