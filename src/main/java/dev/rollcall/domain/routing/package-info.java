/// Chapter 2b: who may get it, who gets it, and why not. Domain law, sections 4, 7 and 8.
///
/// A call comes in. [Items] makes it an item that waits in a queue, and its life from there to its
/// end is told there. Now [Assignment] looks for somebody, and of all that waits it takes the first
/// in line. Which agents to ask, and in which order, it does not search for: [Ranking] keeps those
/// of a queue who may take a kind of work, the best first as a [Method] has it, and [Candidates]
/// puts those whom this very request has changed at their new place among them. When it is not an
/// item but an agent who has changed, [Lines] walks what waits in the agent's queues, for as long
/// as there is anything the agent could take.
///
/// Each candidate is put to the [Gates], an ordered table and the heart of this room. What is asked
/// of them is an [Ask]; whether there is room is [Capacity]'s to say, and whether a rule of the
/// tenant's lets the agent in is said by [Rules] (and in which order, by [ByRules]). If every gate
/// is open the offer is made in the same step, by [Offers], and capacity is reserved with it; so no
/// item ever has two owners. Whoever wonders why an item waits gets the same table's answer for
/// every candidate ([WhyWaiting]), with what would open the first gate ([Remedy]).
///
/// The offer is accepted, refused or missed: [Offers] again. Given away it is a matter of
/// [Transfers], and forgotten by everybody one of [Leases]. Whether an agent is on queue at all,
/// and what routing sees the agent do, is [OnQueue]; what the agent is there for is changed by
/// [Rosters].
///
/// Imports the vocabulary and state of `domain`, its `configuration`, and from `presence` what an
/// agent shows and what an offer's end does to it.
@NullMarked
package dev.rollcall.domain.routing;

import org.jspecify.annotations.NullMarked;
