/// Chapter 9, Intermedia Elevate: the office phone beside the contact centre, with the presences
/// and the lock of its knowledge base, and a bridge that speaks signed webhooks as our pages
/// describe them. The signing is written from those pages and shared with nobody.
///
/// May import: `simulator.stage`, `wire` for JSON, the JDK's HTTP client.
@NullMarked
package dev.rollcall.simulator.elevate;

import org.jspecify.annotations.NullMarked;
