/// Chapter 9, Dynamics 365 Customer Service: presence by capacity behind Dataverse's Web API, as
/// its documentation describes it. [dev.rollcall.simulator.dynamics.DynamicsWorld] is the law,
/// the door only translates.
///
/// May import: `simulator.stage`, `wire` for JSON. Nothing of the connectors: a wrong belief there
/// must show here.
@NullMarked
package dev.rollcall.simulator.dynamics;

import org.jspecify.annotations.NullMarked;
