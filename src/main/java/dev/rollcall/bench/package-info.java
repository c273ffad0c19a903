/// Measures what the house promises. Each benchmark says its target and finds its figure; the
/// command `bench` shows both. Imports the rooms it measures; only the command line imports it.
@NullMarked
package dev.rollcall.bench;

import org.jspecify.annotations.NullMarked;
