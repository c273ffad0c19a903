/// Chapter 11: the command line. One small class a command: it reads what was asked, calls the room
/// that knows, and says the answer in words or as JSON. Thin, so it may import every room; nobody
/// but the composition root imports it.
///
/// [Toolbox] holds all commands, [Console] is where they speak, [Complaint] is how they fail, and
/// [Remote] is a running server.
@NullMarked
package dev.rollcall.tool;

import org.jspecify.annotations.NullMarked;
