/// Salesforce Omni-Channel: statuses and presences by SOQL, changes by the Pub/Sub API, and writes
/// by the agent's own console, because a server may not make them. Knows no other vendor.
@NullMarked
package dev.rollcall.connector.salesforce;

import org.jspecify.annotations.NullMarked;
