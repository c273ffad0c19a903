package dev.rollcall.engine;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// A stream inside a stream, whose length nobody knows before its end: pieces, each with its length
/// before it, and one of no length at the end. A reader that reads too little is led to the end.
final class Pieces {

    private static final int PIECE = 1 << 16;

    /// Closing it ends the inner stream and leaves the outer one open.
    static OutputStream to(DataOutputStream out) {
        return new BufferedOutputStream(new PieceByPiece(out), PIECE);
    }

    /// Closing it leaves the outer stream behind the end of the inner one.
    static InputStream from(DataInputStream in) {
        return new Joined(in);
    }

    private static final class PieceByPiece extends OutputStream {
        private final DataOutputStream out;

        private PieceByPiece(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) return;
            out.writeInt(length);
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.writeInt(0);
        }
    }

    private static final class Joined extends InputStream {
        private final DataInputStream in;
        private int left;
        private boolean ended;

        private Joined(DataInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) return 0;
            if (left == 0 && !ended) {
                left = in.readInt();
                ended = left == 0;
            }
            if (ended) return -1;
            in.readFully(bytes, offset, Math.min(left, length));
            var read = Math.min(left, length);
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            transferTo(OutputStream.nullOutputStream());
        }
    }

    private Pieces() {}
}
