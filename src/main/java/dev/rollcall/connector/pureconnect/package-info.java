/// Chapter 8: PureConnect (CIC), over its web services ICWS. Imports `connector` and its `http`,
/// `domain` and `wire`.
@NullMarked
package dev.rollcall.connector.pureconnect;

import org.jspecify.annotations.NullMarked;
