/// Tests of `api.stream` without a server.
@NullMarked
package dev.rollcall.api.stream;

import org.jspecify.annotations.NullMarked;
