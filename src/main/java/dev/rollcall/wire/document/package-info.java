/// Chapter 4, documents: text that a person wrote, as a plain tree that remembers where everything
/// stood. Configurations and scenario files are read here, in YAML 1.2 or JSON ([Documents] is the
/// door). What the keys mean is somebody else's business. Imports the YAML and JSON parsers.
@NullMarked
package dev.rollcall.wire.document;

import org.jspecify.annotations.NullMarked;
