/// Chapter 5: the loop. Take what is asked, decide it, append it, make it true, answer, tell
/// everybody. Time enters the house here, and only here; nothing here knows a rule. Imports
/// `decider`, `domain`, `journal` and `wire`.
@NullMarked
package dev.rollcall.engine;

import org.jspecify.annotations.NullMarked;
