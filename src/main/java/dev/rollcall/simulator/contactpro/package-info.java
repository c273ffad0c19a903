/// Chapter 9, Sinch Contact Pro: presence profiles, the Ready toggle and load. **Assumed shape**:
/// of its interfaces only names, paths and rules are published; bodies here are a belief, written
/// down in docs/simulators.md. The rules are the vendor's.
///
/// May import: `simulator.stage`, `wire` for JSON.
@NullMarked
package dev.rollcall.simulator.contactpro;

import org.jspecify.annotations.NullMarked;
