/// Chapter 2, what `check` finds in a configuration: errors that forbid its use, and warnings that
/// somebody should hear before a customer does. [Check] is the door and the table of inspections;
/// each inspection looks for one kind of mistake and knows nothing of the others. Mapping tables
/// are judged by trying every case they can tell apart ([Cases]), with the same evaluation that
/// runs them later, not by comparing texts. Pure: imports `domain` only.
@NullMarked
package dev.rollcall.domain.configuration.check;

import org.jspecify.annotations.NullMarked;
