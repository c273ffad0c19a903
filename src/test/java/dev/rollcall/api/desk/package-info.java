/// Tests of `api.desk` without a server.
@NullMarked
package dev.rollcall.api.desk;

import org.jspecify.annotations.NullMarked;
