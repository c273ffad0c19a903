/// Chapter 7, how it goes: numbers for Prometheus and the health of the process, on a port of their
/// own that is not for the public. The only package that imports Micrometer.
@NullMarked
package dev.rollcall.api.measure;

import org.jspecify.annotations.NullMarked;
