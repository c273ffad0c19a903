/// Chapter 2c: what outside systems show and are to show. Domain law, section 9. Imports the
/// vocabulary and state of `domain` and its `configuration`.
@NullMarked
package dev.rollcall.domain.sync;

import org.jspecify.annotations.NullMarked;
