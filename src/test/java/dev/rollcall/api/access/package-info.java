/// Tests of `api.access` without a server.
@NullMarked
package dev.rollcall.api.access;

import org.jspecify.annotations.NullMarked;
