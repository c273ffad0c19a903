/// Chapter 9, Microsoft Teams: presence as Microsoft Graph documents it, made of sessions that fade
/// and expire and of what people prefer, with subscriptions that end after an hour.
///
/// May import: `simulator.stage`, `simulator.entra`, `wire` for JSON.
@NullMarked
package dev.rollcall.simulator.teams;

import org.jspecify.annotations.NullMarked;
