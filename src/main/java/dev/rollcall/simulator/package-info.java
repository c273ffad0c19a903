/// Chapter 9: the world around Rollcall, simulated, for the demo and for tests. Each part behaves
/// like the thing it stands for and meets Rollcall where the thing itself would: over HTTP.
@NullMarked
package dev.rollcall.simulator;

import org.jspecify.annotations.NullMarked;
