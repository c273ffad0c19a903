/// Chapter 4b: the verbs, as data. One table ([Verbs]) says which verbs there are, which fields
/// each takes, and what they mean; reading, writing, OpenAPI and completion follow from it.
@NullMarked
package dev.rollcall.wire.command;

import org.jspecify.annotations.NullMarked;
