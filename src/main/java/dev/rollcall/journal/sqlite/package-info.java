/// The journal in one SQLite file, and the keys of persons in another. SQLite gives us atomic,
/// durable group commits on any file system; what it cannot give, knowing whether a page is the one
/// that was written, the chained checksums of our blocks add.
///
/// May import: the JDK, `journal`, sqlite-jdbc.
@NullMarked
package dev.rollcall.journal.sqlite;

import org.jspecify.annotations.NullMarked;
