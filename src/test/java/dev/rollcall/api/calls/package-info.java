/// Tests of `api.calls` without a server.
@NullMarked
package dev.rollcall.api.calls;

import org.jspecify.annotations.NullMarked;
