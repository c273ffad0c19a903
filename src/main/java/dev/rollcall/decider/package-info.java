/// Chapter 1: what a decision is. Two small files that know nothing of agents; everything that
/// decides anything in Rollcall has this shape. Imports only `java.util` and `java.time`.
@NullMarked
package dev.rollcall.decider;

import org.jspecify.annotations.NullMarked;
