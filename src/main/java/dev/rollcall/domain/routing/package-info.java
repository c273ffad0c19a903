/// Chapter 2b: capacity, routing status, gates, offers, assignment. Domain law, sections 4, 7 and
/// 8. Imports the vocabulary and state of `domain` and its `configuration`.
@NullMarked
package dev.rollcall.domain.routing;

import org.jspecify.annotations.NullMarked;
