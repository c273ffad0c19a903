/// Rollcall: one live, durable truth about every contact-centre agent's presence.
///
/// This package holds the composition root and nothing else. It may import every room below it;
/// no room may import it.
@NullMarked
package dev.rollcall;

import org.jspecify.annotations.NullMarked;
