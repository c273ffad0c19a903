/// Chapter 4, configuration: from a document to the checked types of
/// [dev.rollcall.domain.configuration] and back. [ConfigurationReader] is the door. The steps, in
/// their order: [Trees] merges, [Shape] holds the tree against the shipped JSON Schema, the readers
/// fill in the defaults, and the domain's checks have the last word. [Presets] are the shipped
/// tenants. Imports `domain` and `wire.document`; the schema validator is used in [Shape] only.
@NullMarked
package dev.rollcall.wire.configuration;

import org.jspecify.annotations.NullMarked;
