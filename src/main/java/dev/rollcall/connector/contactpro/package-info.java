/// Sinch Contact Pro: its restful interface, asked in rounds, and, behind a switch, its presence
/// synchronisation. Imports `connector`, `connector.http` and `wire`.
@NullMarked
package dev.rollcall.connector.contactpro;

import org.jspecify.annotations.NullMarked;
