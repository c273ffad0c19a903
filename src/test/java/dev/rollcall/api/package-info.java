/// How the room `api` is tested: handlers and the front desk without a server where that is enough,
/// and a real server on a free port, asked by the JDK's own client, for everything that a client
/// can see.
@NullMarked
package dev.rollcall.api;

import org.jspecify.annotations.NullMarked;
