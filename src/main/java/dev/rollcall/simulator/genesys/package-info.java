/// Chapter 9, Genesys Cloud: its presence, routing status and notification API as its documents
/// tell them, with the rules that surprise. [GenesysWorld] is who is what there, [GenesysDoor] the
/// API, [GenesysChannels] the sockets.
///
/// May import: the stage. Nothing of the connector that speaks to it.
@NullMarked
package dev.rollcall.simulator.genesys;

import org.jspecify.annotations.NullMarked;
