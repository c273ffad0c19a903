/// Chapter 9, Salesforce: an organisation with Omni-Channel, as seen over REST, over the Pub/Sub
/// API and in an agent's console. Written from what the vendor documents, never from the connector,
/// so that a wrong belief of ours shows.
///
/// May import: the simulators' stage, `wire` for JSON, gRPC with protobuf's reading and writing.
/// Nothing of the server, nothing of a connector.
@NullMarked
package dev.rollcall.simulator.salesforce;

import org.jspecify.annotations.NullMarked;
