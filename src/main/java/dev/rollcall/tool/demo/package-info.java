/// The demo's other tenants: for each of the systems that Rollcall learned from a small office,
/// with the system itself as a simulator beside it. Imports what `demo` puts together.
@NullMarked
package dev.rollcall.tool.demo;

import org.jspecify.annotations.NullMarked;
