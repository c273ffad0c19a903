/// Dynamics 365 Customer Service and Contact Center: Dataverse read by OData, presence written by
/// its unbound action, changes pushed by a Dataverse webhook. Imports `connector` and
/// `connector.http`.
@NullMarked
package dev.rollcall.connector.dynamics;

import org.jspecify.annotations.NullMarked;
