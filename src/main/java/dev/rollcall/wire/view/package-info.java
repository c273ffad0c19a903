/// Chapter 4e: what people see. An agent, an item, a refusal as JSON; a configuration as the YAML
/// that it could have been read from. Computes nothing: what is computed, the domain computes.
@NullMarked
package dev.rollcall.wire.view;

import org.jspecify.annotations.NullMarked;
