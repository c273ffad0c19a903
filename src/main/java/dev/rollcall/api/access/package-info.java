/// Chapter 7, who is asking: [Role]s and what they may do, [Credentials] kept on disk as hashes,
/// and [Authentication], which turns a request's token or cookie into a [Caller]. Nobody is let in
/// without one.
@NullMarked
package dev.rollcall.api.access;

import org.jspecify.annotations.NullMarked;
