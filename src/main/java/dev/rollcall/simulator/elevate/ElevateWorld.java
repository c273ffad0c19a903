package dev.rollcall.simulator.elevate;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// An office with Elevate: its people, what they set and do, and what the contact centre makes them
/// show. Time comes with every call; whoever has sat still long enough is *Away* before anything
/// else happens. Not thread-safe: a stage lets one thing happen at a time.
public final class ElevateWorld {

    private static final int PEOPLE_MAX = 20_000;

    /// What was shown before is no longer shown.
    ///
    /// @param version grows by one with each change of this person
    /// @param written whether it is a write of the contact centre that shows
    public record Change(String person, Presence shown, long version, boolean written,
            Instant at) {}

    /// How a write ends.
    enum Written { SHOWN, LATER, NO_SUCH_PERSON, NO_SUCH_PRESENCE, NOT_TO_BE_SET }

    /// What becomes of what a person does on their phone.
    public enum Done { SHOWN, SET_BY_CONTACT_CENTER }

    private final Consumer<Change> news;
    private final Map<String, Extension> people = new LinkedHashMap<>();
    private final Map<String, Change> last = new LinkedHashMap<>();
    private Duration idleAfter;
    private Set<Presence> locking = EnumSet.of(Presence.AGENT_BUSY_ON_A_CALL);

    /// @param idleAfter 3 or 10 minutes, as the office has set it
    /// @param news hears of every change, in order; it must not call back
    public ElevateWorld(Duration idleAfter, Consumer<Change> news) {
        this.idleAfter = idleAfter;
        this.news = news;
    }

    public void hire(String id, String name, Instant now) {
        if (people.size() >= PEOPLE_MAX) {
            throw new IllegalStateException("expected at most " + PEOPLE_MAX + " people");
        }
        people.put(id, new Extension(id, name, now));
        last.put(id, new Change(id, Presence.AVAILABLE, 0, false, now));
    }

    public void idleAfter(Duration now) {
        idleAfter = now;
    }

    /// Under which presences of the contact centre people's own choices are kept but not shown. The
    /// use cases say so of a call; other pages of all three.
    public void lockUnder(Set<Presence> these) {
        locking = Set.copyOf(these);
    }

    public List<String> people() {
        return List.copyOf(people.keySet());
    }

    public Presence shown(String person, Instant now) {
        pass(now);
        return known(person).shown(now, idleAfter);
    }

    public Change latest(String person, Instant now) {
        pass(now);
        return Optional.ofNullable(last.get(known(person).id)).orElseThrow();
    }

    /// What the person set, shown or not.
    public Presence own(String person) {
        return known(person).own();
    }

    /// What the vendor itself would show if the contact centre were left now.
    public Presence afterCentre(String person) {
        return known(person).afterCentre();
    }

    public boolean rings(String person) {
        return known(person).rings();
    }

    public boolean chatSounds(String person) {
        return known(person).chatSounds();
    }

    /// The person picks a presence by hand.
    public Done choose(String person, Presence presence, Instant now) {
        if (presence.kind != Presence.Kind.PERSON) {
            throw new IllegalArgumentException(
                "expected a presence that people set, found '" + presence.label + "'");
        }
        var locked = known(person).centre().filter(locking::contains).isPresent();
        act(person, now, who -> who.choose(presence, locked, now));
        return locked ? Done.SET_BY_CONTACT_CENTER : Done.SHOWN;
    }

    public void begin(String person, Extension.Doing what, Instant now) {
        act(person, now, who -> who.begin(what, now));
    }

    public void end(String person, Extension.Doing what, Instant now) {
        act(person, now, who -> who.end(what, now));
    }

    public void touch(String person, Instant now) {
        act(person, now, who -> who.touch(now));
    }

    public void lockScreen(String person, Instant now) {
        act(person, now, Extension::lockScreen);
    }

    public void connected(String person, boolean is, Instant now) {
        act(person, now, who -> who.connected(is, now));
    }

    /// The contact centre says what to show.
    ///
    /// @param toVoicemail colleagues' calls do not ring
    /// @param silent chats come without a notification
    Written write(String person, String label, boolean toVoicemail, boolean silent,
            Instant now) {
        pass(now);
        var who = people.get(person);
        if (who == null) return Written.NO_SUCH_PERSON;
        var presence = Presence.labelled(label);
        if (presence.isEmpty()) return Written.NO_SUCH_PRESENCE;
        if (presence.get().kind == Presence.Kind.OFFICE) return Written.NOT_TO_BE_SET;
        who.write(presence.get(), now);
        who.ring(toVoicemail, silent);
        look(who, now, true);
        return who.shown(now, idleAfter) == presence.get() ? Written.SHOWN : Written.LATER;
    }

    /// The agent leaves a contact centre that is Elevate's own: the revert table, without us.
    public void leaveCentre(String person, Instant now) {
        pass(now);
        var who = known(person);
        if (!who.inCentre()) return;
        who.write(who.afterCentre(), now);
        look(who, now, false);
    }

    /// Lets those be *Away* who have sat still long enough, each at the time they had.
    public void pass(Instant now) {
        people.values().stream()
            .flatMap(who -> who.idleAt(idleAfter).filter(at -> !at.isAfter(now)).stream()
                .map(at -> Map.entry(at, who)))
            .sorted(Map.Entry.comparingByKey())
            .forEach(due -> look(due.getValue(), due.getKey(), false));
    }

    private void act(String person, Instant now, Consumer<Extension> what) {
        pass(now);
        var who = known(person);
        what.accept(who);
        look(who, now, false);
    }

    private void look(Extension who, Instant at, boolean written) {
        var before = Optional.ofNullable(last.get(who.id)).orElseThrow();
        var shown = who.shown(at, idleAfter);
        if (shown == before.shown()) return;
        var change = new Change(who.id, shown, before.version() + 1, written, at);
        last.put(who.id, change);
        news.accept(change);
    }

    private Extension known(String person) {
        var who = people.get(person);
        if (who != null) return who;
        throw new IllegalArgumentException(
            "expected an extension of this office, found '" + person + "'");
    }
}
