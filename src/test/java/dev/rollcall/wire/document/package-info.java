/// Documents: what the YAML and JSON readers understand, what they refuse, and where they say
/// it is.
@NullMarked
package dev.rollcall.wire.document;

import org.jspecify.annotations.NullMarked;
