/// Scenarios: what their files may say, how they are performed, what is compared with what, and all
/// the packs that ship.
@NullMarked
package dev.rollcall.scenario;

import org.jspecify.annotations.NullMarked;
