package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event;
import java.util.List;

/// Reacts to what has happened by making more happen. A policy never reacts to its own kind of
/// event, so a decision always ends.
interface Policy {

    /// @param news what has happened since this policy looked last, its own events left out
    void react(Draft draft, List<Event> news);
}
