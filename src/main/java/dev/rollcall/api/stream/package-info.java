/// Chapter 7, being told: a snapshot, then every change, for as long as both sides like. The
/// engine's feed decides what is told and when ([dev.rollcall.engine.Subscription]); here it
/// becomes text, as server-sent events or as messages on a socket.
@NullMarked
package dev.rollcall.api.stream;

import org.jspecify.annotations.NullMarked;
