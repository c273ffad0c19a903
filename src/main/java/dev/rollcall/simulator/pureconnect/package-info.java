/// Chapter 9, PureConnect: its web services (ICWS) as far as statuses go. [PureConnectWorld] is who
/// is what there, [PureConnectSessions] who listens, [PureConnectDoor] the calls.
///
/// May import: the stage. Nothing of the connector that speaks to it.
@NullMarked
package dev.rollcall.simulator.pureconnect;

import org.jspecify.annotations.NullMarked;
