/// Tests of `api.http` without a server.
@NullMarked
package dev.rollcall.api.http;

import org.jspecify.annotations.NullMarked;
