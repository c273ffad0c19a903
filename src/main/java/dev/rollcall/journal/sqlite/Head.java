package dev.rollcall.journal.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/// Where the journal stands: one row, written in the transaction of every commit. It makes the end
/// of the journal a fact of its own, so that entries cut off at the end are missed.
///
/// @param root  what the first block is tied to: the checksum of the first lineage. It stays when
///              the lineage changes
/// @param epoch number of the newest opening
/// @param last  sequence of the last entry, 0 when there is none
/// @param tie   checksum of the last block, to which the next one is tied; at first, the root
record Head(String lineage, int root, long epoch, long last, int tie) {

    static final String TABLE = """
        CREATE TABLE head (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          lineage TEXT NOT NULL,
          root INTEGER NOT NULL,
          epoch INTEGER NOT NULL,
          last INTEGER NOT NULL,
          tie INTEGER NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT""";

    static final String UPDATE =
        "UPDATE head SET epoch = ?, last = ?, tie = ?, checksum = ? WHERE one = 1";

    static Head ofNew(String lineage) {
        int root = checksum(lineage);
        return new Head(lineage, root, 0, 0, root);
    }

    Head nextEpoch() {
        return new Head(lineage, root, epoch + 1, last, tie);
    }

    Head after(Block block) {
        return new Head(lineage, root, epoch, block.last(), block.checksum());
    }

    int checksum() {
        return checksum(lineage + "/" + root + "/" + epoch + "/" + last + "/" + tie);
    }

    private static int checksum(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Block.checksum(bytes, 0, bytes.length);
    }

    void insert(Connection connection) throws SQLException {
        var sql = "INSERT INTO head VALUES (1, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, lineage);
            insert.setLong(2, root);
            insert.setLong(3, epoch);
            insert.setLong(4, last);
            insert.setLong(5, tie);
            insert.setLong(6, checksum());
            insert.executeUpdate();
        }
    }

    /// Reads the row; `Damage` says what is wrong with it.
    static Head read(Connection connection) throws SQLException, Damage {
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery(
                 "SELECT lineage, root, epoch, last, tie, checksum FROM head WHERE one = 1")) {
            if (!rows.next()) throw new Damage(1, "the row that says where it ends is missing");
            var head = new Head(
                String.valueOf(rows.getString(1)), rows.getInt(2), rows.getLong(3),
                rows.getLong(4), rows.getInt(5));
            if (head.checksum() == rows.getInt(6) && head.last >= 0) return head;
            throw new Damage(1, "the row that says where it ends is not as it was written");
        }
    }
}
