/// Signed webhooks (Standard Webhooks 1.0) for any system: in, as the reports of a connection of
/// kind `webhook`; out, as CloudEvents to subscribers, until they have them.
@NullMarked
package dev.rollcall.connector.webhook;

import org.jspecify.annotations.NullMarked;
