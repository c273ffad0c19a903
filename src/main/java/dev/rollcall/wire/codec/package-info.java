/// Chapter 4c: how values of the domain are written, as tables. A [Shape] says field by field how a
/// record looks in JSON; both directions follow from it. Made for millions: streaming, no trees.
@NullMarked
package dev.rollcall.wire.codec;

import org.jspecify.annotations.NullMarked;
