/// The page in a real browser, against a server that says what the test wants it to say: over HTTP,
/// in the form of the real one. That the real one says the same is shown by the demo's own test.
@NullMarked
package dev.rollcall.web;

import org.jspecify.annotations.NullMarked;
