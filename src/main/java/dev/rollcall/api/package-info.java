/// Chapter 7: how to ask. The outside of Rollcall over HTTP: a table of routes, who may use them,
/// what goes in and what comes out, live streams, and the one file that knows the server library.
/// There are no rules here: every handler parses, asks the engine and translates its answer.
/// Imports `domain`, `wire` and `engine`; nothing but [dev.rollcall.api.Server] and its adapters
/// beside it import Helidon.
@NullMarked
package dev.rollcall.api;

import org.jspecify.annotations.NullMarked;
