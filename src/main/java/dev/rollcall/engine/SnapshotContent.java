package dev.rollcall.engine;

import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.engine.Recovery.Recovered;
import dev.rollcall.journal.Snapshot;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A shard's state as bytes: the command ids, then each tenant with its image and what its streams
/// go on from. An image is written in pieces, each with its length before it, so that none has to
/// be held in memory whole. It is not for ever: a form that is not known is replayed instead.
final class SnapshotContent {

    private static final int FORM = 1;

    /// A shard at one moment. Taking it is quick; what takes time is writing it down.
    record Picture(long sequence, CommandIds ids, List<Seated> tenants) {

        record Seated(String name, long latest, TenantImage image, Recent recent) {}

        static Picture of(Ledger ledger, Parts parts) {
            var tenants = new ArrayList<Seated>(ledger.desks().size());
            for (var desk : ledger.desks()) {
                tenants.add(new Seated(desk.name(), desk.latest(), desk.tenant().image(),
                        parts.site(desk.name()).recent().copy()));
            }
            return new Picture(ledger.sequence(), ledger.ids().copy(), tenants);
        }
    }

    private final Notation notation;
    private final Limits limits;

    SnapshotContent(Notation notation, Limits limits) {
        this.notation = notation;
        this.limits = limits;
    }

    void write(Picture picture, OutputStream to) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(to, 1 << 16));
        out.writeInt(FORM);
        picture.ids().write(out);
        out.writeInt(picture.tenants().size());
        for (var tenant : picture.tenants()) {
            out.writeUTF(tenant.name());
            out.writeLong(tenant.latest());
            tenant.recent().write(out);
            try (var pieces = Pieces.to(out)) {
                notation.write(tenant.name(), tenant.image(), pieces);
            }
        }
        out.flush();
    }

    /// @throws IllegalArgumentException when it is of a form that is not known here
    Recovered read(Snapshot snapshot) throws IOException {
        try (var in = new DataInputStream(snapshot.source().open())) {
            var form = in.readInt();
            if (form != FORM) {
                throw new IllegalArgumentException(
                        "expected a snapshot of the form " + FORM + ", found " + form);
            }
            var ids = new CommandIds(limits.commandIds(), limits.commandIdsKept().toMillis());
            ids.read(in);
            var ledger = new Ledger(ids, snapshot.sequence());
            var recents = new HashMap<String, Recent>();
            for (var left = in.readInt(); left > 0; left--) {
                var name = in.readUTF();
                var latest = in.readLong();
                var recent = new Recent(limits.recent());
                recent.read(in);
                recents.put(name, recent);
                try (var pieces = Pieces.from(in)) {
                    var image = notation.read(name, snapshot.version(), pieces);
                    ledger.seat(name, Tenant.of(image), latest);
                }
            }
            return new Recovered(ledger, recents, snapshot.sequence());
        }
    }
}
