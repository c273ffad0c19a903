/// Chapter 9, the stage: what every simulated vendor stands on. It serves HTTP, sockets and
/// streams, keeps the time, writes down who asked what, and misbehaves on demand. It knows no
/// vendor; a vendor brings a world of its own and the routes into it.
///
/// May import: `wire` for JSON, Helidon's server. Nothing of connectors: a simulator is written
/// from the vendor's documents alone, so that a wrong belief of a connector shows.
@NullMarked
package dev.rollcall.simulator.stage;

import org.jspecify.annotations.NullMarked;
