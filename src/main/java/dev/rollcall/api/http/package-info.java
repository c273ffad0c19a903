/// Chapter 7, the shape of a question: [Request] and [Response] as our handlers see them, the table
/// of [Routes], and [Problem], the one form of every no (RFC 9457). No server library in here.
@NullMarked
package dev.rollcall.api.http;

import org.jspecify.annotations.NullMarked;
