/// Signed webhooks, in and out, against the official library and a real receiver.
@NullMarked
package dev.rollcall.connector.webhook;

import org.jspecify.annotations.NullMarked;
