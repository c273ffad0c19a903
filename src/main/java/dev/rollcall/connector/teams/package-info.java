/// Microsoft Teams through Microsoft Graph: presence sessions of an application, kept alive, and
/// presences read in bulk. Imports `connector` and `connector.http`.
@NullMarked
package dev.rollcall.connector.teams;

import org.jspecify.annotations.NullMarked;
