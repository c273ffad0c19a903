package dev.rollcall.journal.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/// Where the journal stands: one row, written in the transaction of every commit. It makes the end
/// of the journal a fact of its own, so that entries cut off at the end are missed.
///
/// @param epoch number of the newest opening
/// @param last  sequence of the last entry, 0 when there is none
/// @param tie   checksum of the last block, to which the next one is tied; at first, the lineage's
record Head(String lineage, long epoch, long last, int tie) {

    static final String TABLE = """
        CREATE TABLE head (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          lineage TEXT NOT NULL,
          epoch INTEGER NOT NULL,
          last INTEGER NOT NULL,
          tie INTEGER NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT""";

    static final String UPDATE =
        "UPDATE head SET epoch = ?, last = ?, tie = ?, checksum = ? WHERE one = 1";

    static Head ofNew(String lineage) {
        return new Head(lineage, 0, 0, firstTie(lineage));
    }

    static int firstTie(String lineage) {
        var bytes = lineage.getBytes(StandardCharsets.UTF_8);
        return Block.checksum(bytes, 0, bytes.length);
    }

    Head nextEpoch() {
        return new Head(lineage, epoch + 1, last, tie);
    }

    Head after(Block block) {
        return new Head(lineage, epoch, block.last(), block.checksum());
    }

    int checksum() {
        var bytes = (lineage + "/" + epoch + "/" + last + "/" + tie)
            .getBytes(StandardCharsets.UTF_8);
        return Block.checksum(bytes, 0, bytes.length);
    }

    void insert(Connection connection) throws SQLException {
        var sql = "INSERT INTO head VALUES (1, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, lineage);
            insert.setLong(2, epoch);
            insert.setLong(3, last);
            insert.setLong(4, tie);
            insert.setLong(5, checksum());
            insert.executeUpdate();
        }
    }

    /// Reads the row; `Damage` says what is wrong with it.
    static Head read(Connection connection) throws SQLException, Damage {
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery(
                 "SELECT lineage, epoch, last, tie, checksum FROM head WHERE one = 1")) {
            if (!rows.next()) throw new Damage(1, "the row that says where it ends is missing");
            var head = new Head(
                String.valueOf(rows.getString(1)), rows.getLong(2), rows.getLong(3),
                rows.getInt(4));
            if (head.checksum() == rows.getInt(5) && head.last >= 0) return head;
            throw new Damage(1, "the row that says where it ends is not as it was written");
        }
    }
}
