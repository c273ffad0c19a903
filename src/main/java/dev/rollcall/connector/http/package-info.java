/// What all connectors over HTTP share: a door with limits ([Http]), a token that renews itself
/// ([AccessToken]), and words of others that are read with care ([Node]). Knows no vendor.
@NullMarked
package dev.rollcall.connector.http;

import org.jspecify.annotations.NullMarked;
