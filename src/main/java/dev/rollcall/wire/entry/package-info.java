/// Chapter 4d: what the journal keeps. Every event and every command as JSON, one entry, one
/// snapshot; personal fields sealed; old versions brought up to date in one table ([Upcasts]).
@NullMarked
package dev.rollcall.wire.entry;

import org.jspecify.annotations.NullMarked;
