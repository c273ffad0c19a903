/// Chapter 10: scenario files. What must be true of a tenant's configuration, said in virtual time:
/// given a tenant and its agents, when these things happen, then this is what everyone sees.
/// [Scenarios] is the door; [ScenarioReader] says what a file may say, [Rehearsal] performs it,
/// [Comparison] looks at the result, [OutsideWorld] plays the other systems.
///
/// The same domain code decides as in the server, with a virtual clock and no I/O. May import
/// `decider`, `domain`, `journal`, `wire` and `engine`. No rule of the law stands here.
@NullMarked
package dev.rollcall.scenario;

import org.jspecify.annotations.NullMarked;
