/// Chapter 2d: one decision from request to events. The only door to the law. Imports all of
/// `domain` and `decider`.
@NullMarked
package dev.rollcall.domain.deciding;

import org.jspecify.annotations.NullMarked;
