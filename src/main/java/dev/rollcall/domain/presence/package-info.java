/// Chapter 2a: claims, automatic presence, sign-in and disconnection, effective status. Domain law,
/// sections 3 to 6. Imports the vocabulary and state of `domain` and its `configuration`.
@NullMarked
package dev.rollcall.domain.presence;

import org.jspecify.annotations.NullMarked;
