/// Tests of the whole house: its architecture and its tidiness.
@NullMarked
package dev.rollcall;

import org.jspecify.annotations.NullMarked;
