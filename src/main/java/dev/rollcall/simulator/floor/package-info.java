/// Chapter 9, the floor: the people of a simulated contact centre, from the first sign-in to the
/// last good-bye, at an adjustable speed. They know Rollcall as any other program does: over HTTP,
/// with a token. What they do is decided by a seed and by what they see.
///
/// May import: `wire` for JSON, the JDK's HTTP client. Nothing of the server.
@NullMarked
package dev.rollcall.simulator.floor;

import org.jspecify.annotations.NullMarked;
