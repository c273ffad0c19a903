/// Chapter 9, Vonage: a Vonage Contact Center account as its public APIs show it: the Agents API,
/// the statistics, the users, the tokens. Written from what the vendor documents, never from the
/// connector, so that a wrong belief of ours shows.
///
/// May import: the simulators' stage, `wire` for JSON. Nothing of the server, nothing of a
/// connector.
@NullMarked
package dev.rollcall.simulator.vonage;

import org.jspecify.annotations.NullMarked;
