/// Chapter 9, the token service of Microsoft Entra, as far as its applications need it: two vendors
/// of ours stand behind the same one.
///
/// May import: `simulator.stage`.
@NullMarked
package dev.rollcall.simulator.entra;

import org.jspecify.annotations.NullMarked;
