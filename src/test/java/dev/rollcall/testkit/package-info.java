/// What tests of every room share. May import the JDK and test libraries only, so that any room's
/// tests can use it.
@NullMarked
package dev.rollcall.testkit;

import org.jspecify.annotations.NullMarked;
