package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.domain.configuration.AgentSettings;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The house's own notation: the wire's JSON, with what is personal sealed under the keys that lie
/// beside the journal.
public final class WireNotation implements Notation {

    private final PersonKeys keys;
    private final InstantSource clock;
    private final Map<String, Codecs> codecs = new ConcurrentHashMap<>();

    private record Codecs(EntryCodec entry, SnapshotCodec snapshot) {}

    /// @param clock says in which month customers come
    public WireNotation(PersonKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public int version() {
        return EntryCodec.VERSION;
    }

    @Override
    public Bytes request(String tenant, Command command, Cause by) {
        prepare(tenant, command);
        return Bytes.of(codecs(tenant).entry().command(new Request(command, by, Instant.EPOCH)));
    }

    /// The keys of many agents are made in one durable step and not one by one.
    private void prepare(String tenant, Command command) {
        switch (command) {
            case Configure configure -> prepare(tenant, configure.agents());
            case ConfigureAgents configure -> prepare(tenant, configure.agents());
            case Command _ -> { }
        }
    }

    private void prepare(String tenant, Map<AgentId, AgentSettings> agents) {
        var named = agents.entrySet().stream()
                .filter(agent -> !agent.getValue().name().isEmpty()
                        || !agent.getValue().identities().isEmpty())
                .map(agent -> agent.getKey().text()).toList();
        try {
            keys.prepare(tenant, named);
        } catch (JournalException failure) {
            throw new KeysUnavailable(failure);
        }
    }

    @Override
    public Bytes events(String tenant, List<Event> events) {
        return Bytes.of(codecs(tenant).entry().events(events));
    }

    @Override
    public Request request(Entry entry) {
        var bytes = entry.command();
        return codecs(entry.tenant()).entry().readCommand(entry.version(), bytes.array(),
                bytes.offset(), bytes.length(), entry.time());
    }

    @Override
    public List<Event> events(Entry entry) {
        var bytes = entry.events();
        return codecs(entry.tenant()).entry().readEvents(entry.version(), bytes.array(),
                bytes.offset(), bytes.length());
    }

    @Override
    public void write(String tenant, TenantImage image, OutputStream out) throws IOException {
        codecs(tenant).snapshot().write(image, out);
    }

    @Override
    public TenantImage read(String tenant, int version, InputStream in) throws IOException {
        return codecs(tenant).snapshot().read(version, in);
    }

    private Codecs codecs(String tenant) {
        return codecs.computeIfAbsent(tenant, name -> {
            var context = new Context(new TenantSealer(name), ConfigurationReader::trusted);
            return new Codecs(new EntryCodec(context), new SnapshotCodec(context));
        });
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

        /// No id of an agent begins with a space.
        @Override
        public String customers() {
            return " customers " + YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        }
    }
}
