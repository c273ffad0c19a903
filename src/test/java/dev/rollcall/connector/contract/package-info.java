/// What every connector promises, said once and kept by all.
@NullMarked
package dev.rollcall.connector.contract;

import org.jspecify.annotations.NullMarked;
