/// Chapter 8: Genesys Cloud, over its public platform API. Imports `connector` and its `http`,
/// `domain` and `wire`.
@NullMarked
package dev.rollcall.connector.genesys;

import org.jspecify.annotations.NullMarked;
