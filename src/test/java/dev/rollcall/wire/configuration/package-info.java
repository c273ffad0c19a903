/// Configuration: what a document may say, what the defaults are, and what `check` finds.
@NullMarked
package dev.rollcall.wire.configuration;

import org.jspecify.annotations.NullMarked;
