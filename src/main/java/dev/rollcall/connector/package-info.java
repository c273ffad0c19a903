/// Chapter 8: who tells us, and whom we tell. Connectors translate and nothing more; one folder a
/// vendor. Imports `domain`, `engine` and `wire`.
@NullMarked
package dev.rollcall.connector;

import org.jspecify.annotations.NullMarked;
