/// The command line as somebody uses it: the real `Main` with its output captured.
@NullMarked
package dev.rollcall.tool;

import org.jspecify.annotations.NullMarked;
