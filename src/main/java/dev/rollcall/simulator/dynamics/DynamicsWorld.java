package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.dynamics.Capacity.Load;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An organisation in Dynamics 365: its presences, its representatives, their work. Pure but for
/// its state: time comes with every call, and before anything happens, whatever was due by then
/// happens first and is stamped with the time it was due.
///
/// Work is given to a representative by name: who gets it is the routing engine's affair, which is
/// not simulated. Not thread-safe: a stage lets one thing happen at a time.
public final class DynamicsWorld {

    /// Enough for any demonstration, and an end to any mistake.
    private static final int PEOPLE_MAX = 20_000;
    private static final int PRESENCES_MAX = 500;

    /// How a write of the API ends.
    public enum Written { DONE, NO_SUCH_AGENT, NO_SUCH_PRESENCE, NOT_SELECTABLE, SIGNED_OUT }

    private final Consumer<Row> news;
    private final Map<String, Presence> presences = new LinkedHashMap<>();
    private final Map<String, Representative> people = new LinkedHashMap<>();
    private final Map<String, Instant> modified = new LinkedHashMap<>();
    private Rules rules = Rules.SHIPPED;

    /// @param news hears of every update of the presence column, in order; it must not call back
    public DynamicsWorld(Consumer<Row> news) {
        this.news = news;
        Presence.SHIPPED.forEach(presence -> presences.put(presence.id(), presence));
    }

    public void play(Rules now) {
        rules = now;
    }

    public Rules rules() {
        return rules;
    }

    public void define(Presence custom) {
        room(presences.size(), PRESENCES_MAX, "presences");
        presences.put(custom.id(), custom);
    }

    public void hire(String id, String row, String name, Capacity capacity,
            Instant now) {
        room(people.size(), PEOPLE_MAX, "people");
        people.put(id, new Representative(id, row, name, capacity));
        modified.put(id, now);
    }

    private static void room(int used, int most, String what) {
        if (used >= most) {
            throw new IllegalStateException("expected at most " + most + " " + what);
        }
    }

    public List<Presence> presences() {
        return List.copyOf(presences.values());
    }

    /// By its text, as people see it.
    Presence presence(String text) {
        return presences.values().stream().filter(each -> each.text().equals(text)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                "expected the text of a presence, found '" + text + "'"));
    }

    public Collection<Row> rows(Instant now) {
        pass(now);
        return people.values().stream().map(this::row).toList();
    }

    public Optional<Row> row(String agent, Instant now) {
        pass(now);
        return Optional.ofNullable(people.get(agent)).map(this::row);
    }

    /// What the representative sees of themselves.
    public Presence shown(String agent, Instant now) {
        return row(agent, now).orElseThrow().presence();
    }

    public void usually(String agent, Presence presence) {
        person(agent).usually(presence);
    }

    public void connect(String agent, Instant now) {
        act(agent, now, Representative::connect);
    }

    public void disconnect(String agent, Instant now) {
        act(agent, now, person -> person.disconnect(now));
    }

    /// The representative picks a presence in the navigation bar.
    public boolean choose(String agent, Presence presence, Instant now) {
        pass(now);
        var person = person(agent);
        if (!presence.selectable() || !person.signedIn()) return false;
        person.choose(presence, Rules.By.AGENT);
        written(person, now);
        return true;
    }

    /// `CCaaS_ModifyAgentPresence`.
    public Written modify(String agent, String presence, Instant now) {
        pass(now);
        var person = people.get(agent);
        if (person == null) return Written.NO_SUCH_AGENT;
        var wanted = presences.get(presence);
        if (wanted == null) return Written.NO_SUCH_PRESENCE;
        if (!wanted.selectable()) return Written.NOT_SELECTABLE;
        if (!person.signedIn() && !rules.writesWhenSignedOut()) return Written.SIGNED_OUT;
        person.choose(wanted, rules.apiMarker());
        written(person, now);
        return Written.DONE;
    }

    /// An item is to be offered; with too many sessions, or without capacity, it is not.
    public boolean offer(String agent, String work, Load load, Instant now) {
        pass(now);
        var person = person(agent);
        if (!person.signedIn() || holder(work).isPresent()) return false;
        if (person.openItems() >= rules.sessionsMax()) {
            act(agent, now, Representative::overrun);
            return false;
        }
        if (!person.has(load)) return false;
        person.offer(work, load, now);
        return true;
    }

    public boolean accept(String work, Instant now) {
        return onItem(work, false, now, person -> person.accept(work));
    }

    public boolean reject(String work, Instant now) {
        var after = Optional.of(Presence.DO_NOT_DISTURB).filter(dnd -> rules.dndWhenRejected());
        return onItem(work, false, now, person -> person.refuse(work, after));
    }

    public boolean close(String work, Instant now) {
        return onItem(work, true, now, person -> person.close(work));
    }

    /// A successful transfer: released on one side and taken on the other.
    public boolean transfer(String work, String to, Instant now) {
        pass(now);
        var from = holder(work);
        if (from.isEmpty() || from.get().id.equals(to) || !person(to).signedIn()) return false;
        var item = from.get().item(work);
        if (!item.open()) return false;
        act(from.get().id, now, person -> person.close(work));
        act(to, now, person -> person.take(work, item.load(), now));
        return true;
    }

    public void carry(String agent, Capacity capacity, Instant now) {
        act(agent, now, person -> person.carry(capacity));
    }

    /// Lets happen what is due: notifications are missed, captured presences are forgotten.
    public void pass(Instant now) {
        for (var due = firstDue(now); due.isPresent(); due = firstDue(now)) due.get().happen();
    }

    private record Due(Instant at, Runnable what) {
        void happen() {
            what.run();
        }
    }

    private Optional<Due> firstDue(Instant now) {
        var first = Optional.<Due>empty();
        for (var person : people.values()) {
            for (var due : dues(person)) {
                var earlier = first.isEmpty() || due.at().isBefore(first.get().at());
                if (!due.at().isAfter(now) && earlier) first = Optional.of(due);
            }
        }
        return first;
    }

    private List<Due> dues(Representative person) {
        var dues = new ArrayList<Due>();
        person.items().forEach((work, item) -> {
            var at = item.offered().plus(rules.notification());
            if (!item.open()) dues.add(new Due(at, () -> miss(person, work, at)));
        });
        // At exactly 150 seconds one is still back in time.
        person.lostSince().ifPresent(since -> dues.add(new Due(
            since.plus(rules.backWithin()).plusNanos(1), person::forget)));
        return dues;
    }

    private void miss(Representative person, String work, Instant at) {
        var after = Optional.of(Presence.INACTIVE).filter(no -> rules.inactiveWhenMissed());
        apply(person, at, missing -> missing.refuse(work, after));
    }

    private boolean onItem(String work, boolean open, Instant now, Consumer<Representative> what) {
        pass(now);
        var person = holder(work).filter(each -> each.item(work).open() == open);
        person.ifPresent(each -> apply(each, now, what));
        return person.isPresent();
    }

    private void act(String agent, Instant now, Consumer<Representative> what) {
        pass(now);
        apply(person(agent), now, what);
    }

    private void apply(Representative person, Instant at, Consumer<Representative> what) {
        var before = person.presence();
        what.accept(person);
        if (!person.presence().equals(before)) written(person, at);
    }

    private void written(Representative person, Instant at) {
        modified.put(person.id, at);
        news.accept(row(person));
    }

    private Representative person(String agent) {
        var person = people.get(agent);
        if (person != null) return person;
        throw new IllegalArgumentException(
            "expected the systemuserid of a representative, found '" + agent + "'");
    }

    private Optional<Representative> holder(String work) {
        return people.values().stream().filter(person -> person.items().containsKey(work))
            .findFirst();
    }

    private Row row(Representative person) {
        return new Row(person.agentstatusId, person.id, person.name, person.presence(),
            person.modifiedBy(), modified.getOrDefault(person.id, Instant.EPOCH),
            person.signedIn(), person.unitsLeft(), person.blocked(), person.sessions());
    }
}
