/// Chapter 7, told to machines: the OpenAPI document, made of the table of routes and the table of
/// verbs, so that it cannot say anything else than the server does.
@NullMarked
package dev.rollcall.api.openapi;

import org.jspecify.annotations.NullMarked;
