/// Chapter 2, the tenant's configuration: typed, complete (every default filled in) and checked.
/// Rules read it and nothing else. Reading YAML or JSON is the business of `wire`.
@NullMarked
package dev.rollcall.domain.configuration;

import org.jspecify.annotations.NullMarked;
