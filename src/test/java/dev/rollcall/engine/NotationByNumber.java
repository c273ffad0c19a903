package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes down the number of a thing and keeps the thing: for tests of the engine that ask nothing
/// of the wire, and for thousands of runs a second. It outlives a restart like a journal does.
public final class NotationByNumber implements Notation {

    private final List<Object> things = new ArrayList<>();

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Bytes request(String tenant, Command command, Cause by) {
        return keep(new Request(command, by, Instant.EPOCH));
    }

    @Override
    public Bytes events(String tenant, List<Event> events) {
        return keep(List.copyOf(events));
    }

    private Bytes keep(Object thing) {
        return Bytes.utf8(String.valueOf(number(thing)));
    }

    private synchronized int number(Object thing) {
        things.add(thing);
        return things.size() - 1;
    }

    @Override
    public Request request(Entry entry) {
        return (Request) thing(entry.command());
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Event> events(Entry entry) {
        return (List<Event>) thing(entry.events());
    }

    private Object thing(Bytes bytes) {
        return thing(Integer.parseInt(bytes.utf8()));
    }

    private synchronized Object thing(int number) {
        return things.get(number);
    }

    @Override
    public void write(String tenant, TenantImage image, OutputStream out) throws IOException {
        new DataOutputStream(out).writeInt(number(image));
    }

    @Override
    public TenantImage read(String tenant, int version, InputStream in) throws IOException {
        return (TenantImage) thing(new DataInputStream(in).readInt());
    }
}
