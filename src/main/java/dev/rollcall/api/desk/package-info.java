/// Chapter 7, the front desk: every question passes it, in the same order, before a handler sees
/// it. Is there such a route? Who asks, and may they? How often? Is the body what it says it is?
/// Was it asked before? And every answer passes it on the way out.
@NullMarked
package dev.rollcall.api.desk;

import org.jspecify.annotations.NullMarked;
