package dev.rollcall.engine;

import dev.rollcall.domain.Event;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.wire.codec.In.Context;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.entry.EntryCodec;
import dev.rollcall.wire.entry.SnapshotCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The house's own notation: the wire's JSON, with what is personal sealed under the keys that lie
/// beside the journal.
public final class WireNotation implements Notation {

    private final PersonKeys keys;
    private final Map<String, EntryCodec> codecs = new ConcurrentHashMap<>();

    public WireNotation(PersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public int version() {
        return EntryCodec.VERSION;
    }

    @Override
    public Bytes request(String tenant, Request request) {
        return Bytes.of(codec(tenant).command(request));
    }

    @Override
    public Bytes events(String tenant, List<Event> events) {
        return Bytes.of(codec(tenant).events(events));
    }

    @Override
    public Request request(Entry entry) {
        var bytes = entry.command();
        return codec(entry.tenant()).readCommand(entry.version(), bytes.array(), bytes.offset(),
                bytes.length(), entry.time());
    }

    @Override
    public List<Event> events(Entry entry) {
        var bytes = entry.events();
        return codec(entry.tenant()).readEvents(entry.version(), bytes.array(), bytes.offset(),
                bytes.length());
    }

    @Override
    public void write(String tenant, TenantImage image, OutputStream out) throws IOException {
        new SnapshotCodec(context(tenant)).write(image, out);
    }

    @Override
    public TenantImage read(String tenant, int version, InputStream in) throws IOException {
        return new SnapshotCodec(context(tenant)).read(version, in);
    }

    private EntryCodec codec(String tenant) {
        return codecs.computeIfAbsent(tenant, name -> new EntryCodec(context(name)));
    }

    private Context context(String tenant) {
        return new Context(new TenantSealer(tenant), ConfigurationReader::trusted);
    }

    private final class TenantSealer implements Sealer {
        private final String tenant;

        private TenantSealer(String tenant) {
            this.tenant = tenant;
        }

        /// Of a person who was forgotten nothing is written down any more.
        @Override
        public Optional<byte[]> seal(String person, byte[] clear) {
            try {
                return keys.seal(tenant, person, clear);
            } catch (JournalException failure) {
                throw new KeysUnavailable(failure);
            }
        }

        @Override
        public Optional<byte[]> open(String person, byte[] sealed) {
            try {
                return sealed.length == 0 ? Optional.empty() : keys.open(tenant, person, sealed);
            } catch (JournalException failure) {
                throw new KeysUnavailable(failure);
            }
        }
    }

    /// The keys beside the journal cannot be read or written now.
    static final class KeysUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        KeysUnavailable(JournalException failure) {
            super(failure.getMessage(), failure);
        }
    }
}
