package dev.rollcall.simulator.contactpro;

import dev.rollcall.simulator.contactpro.Profile.Kind;
import dev.rollcall.simulator.contactpro.Seat.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An organisation with Contact Pro: its profiles, queue groups and users. Time comes with every
/// call; a profile whose time is over has given way to the default one before anything else
/// happens. Not thread-safe: a stage lets one thing happen at a time.
public final class ContactProWorld {

    private static final int PEOPLE_MAX = 20_000;
    private static final int PROFILES_MAX = 500;

    public static final Profile AVAILABLE =
        Profile.plain("0A1B2C3D4E5F60718293A4B5C6D7E801", "Available", Kind.AVAILABLE);
    public static final Profile LOGGED_OFF =
        Profile.plain("0A1B2C3D4E5F60718293A4B5C6D7E802", "Logged off", Kind.LOGGED_OFF);
    public static final Profile LUNCH = new Profile("0A1B2C3D4E5F60718293A4B5C6D7E803", "Lunch",
        Kind.AWAY, Optional.of(Duration.ofMinutes(30)), Optional.empty());
    public static final Profile MEETING =
        Profile.plain("0A1B2C3D4E5F60718293A4B5C6D7E804", "Meeting", Kind.AWAY);
    public static final Profile TENTATIVE =
        Profile.plain("0A1B2C3D4E5F60718293A4B5C6D7E805", "Tentative", Kind.TENTATIVE);
    public static final Profile BREAK = new Profile("0A1B2C3D4E5F60718293A4B5C6D7E806", "Break",
        Kind.AWAY, Optional.of(Duration.ofMinutes(10)), Optional.empty());

    /// One user as they are.
    public record Shown(String id, String name, Profile profile, boolean ready, String status,
            Instant since, List<String> queues, boolean phone, boolean chat, boolean email) {}

    /// What becomes of a presence that a third party says.
    enum Followed { DONE, AT_LOGON, NO_SUCH_USER, NO_SUCH_PROFILE }

    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Map<String, Profile> atLogon = new HashMap<>();

    public ContactProWorld() {
        List.of(AVAILABLE, LOGGED_OFF, LUNCH, BREAK, MEETING, TENTATIVE)
            .forEach(profile -> profiles.put(profile.id(), profile));
    }

    public void group(String name, List<String> queues) {
        groups.put(name, List.copyOf(queues));
    }

    public void define(Profile profile) {
        if (profiles.size() >= PROFILES_MAX) {
            throw new IllegalStateException("expected at most " + PROFILES_MAX + " profiles");
        }
        profiles.put(profile.id(), profile);
    }

    /// A profile that somebody is in cannot go.
    boolean remove(String profile) {
        return seats.values().stream().noneMatch(seat -> seat.profile().id().equals(profile))
            && profiles.remove(profile) != null;
    }

    public void hire(String id, String name, List<String> queues, Instant now) {
        if (seats.size() >= PEOPLE_MAX) {
            throw new IllegalStateException("expected at most " + PEOPLE_MAX + " people");
        }
        seats.put(id, new Seat(id, name, LOGGED_OFF, List.copyOf(queues), now));
    }

    public List<Profile> profiles() {
        return List.copyOf(profiles.values());
    }

    /// By its id or its name.
    Optional<Profile> profile(String called) {
        return profiles.values().stream()
            .filter(each -> each.id().equals(called) || each.name().equals(called)).findFirst();
    }

    public List<Shown> people(Instant now) {
        pass(now);
        return seats.values().stream().map(ContactProWorld::shown).toList();
    }

    public Shown shown(String person, Instant now) {
        pass(now);
        return shown(seat(person));
    }

    private static Shown shown(Seat seat) {
        return new Shown(seat.id, seat.name, seat.profile(), seat.ready(), seat.status(),
            seat.since(), seat.queues(), seat.takes(Capability.PHONE), seat.takes(Capability.CHAT),
            seat.takes(Capability.EMAIL));
    }

    /// The default profile, or what a third party has said meanwhile; never ready by itself.
    public void logOn(String person, Instant now) {
        pass(now);
        var seat = seat(person);
        if (seat.profile().kind() != Kind.LOGGED_OFF) return;
        var said = atLogon.remove(person);
        select(seat, said == null ? AVAILABLE : said, now);
    }

    public void logOff(String person, Instant now) {
        pass(now);
        var seat = seat(person);
        seat.ready(false);
        atLogon.remove(person);
        select(seat, LOGGED_OFF, now);
    }

    /// The user picks a profile in the Communication Panel.
    public boolean choose(String person, Profile profile, Instant now) {
        pass(now);
        var seat = seat(person);
        var may = seat.profile().kind() != Kind.LOGGED_OFF
            && profile.kind() != Kind.LOGGED_OFF && profile.kind() != Kind.CONFERENCE;
        if (may) select(seat, profile, now);
        return may;
    }

    public boolean ready(String person, boolean is, Instant now) {
        pass(now);
        var seat = seat(person);
        if (seat.profile().kind() == Kind.LOGGED_OFF) return false;
        seat.ready(is);
        return true;
    }

    public boolean begin(String person, String capability, Instant now) {
        pass(now);
        return seat(person).begin(Capability.valueOf(capability));
    }

    public boolean end(String person, String capability, Instant now) {
        pass(now);
        return seat(person).end(Capability.valueOf(capability));
    }

    /// The presence synchronisation interface: follow what another system says.
    Followed follow(String person, String presence, Instant now) {
        pass(now);
        var seat = seats.get(person);
        if (seat == null) return Followed.NO_SUCH_USER;
        var profile = profile(presence);
        if (profile.isEmpty()) return Followed.NO_SUCH_PROFILE;
        if (profile.get().kind() == Kind.LOGGED_OFF) {
            logOff(person, now);
            return Followed.DONE;
        }
        if (seat.profile().kind() == Kind.LOGGED_OFF) {
            atLogon.put(person, profile.get());
            return Followed.AT_LOGON;
        }
        select(seat, profile.get(), now);
        return Followed.DONE;
    }

    /// Lets profiles end whose time is over, each at its own time.
    public void pass(Instant now) {
        seats.values().stream()
            .filter(seat -> seat.ends().filter(at -> !at.isAfter(now)).isPresent())
            .sorted(Comparator.comparing(seat -> seat.ends().orElse(now)))
            .forEach(seat -> select(seat, AVAILABLE, seat.ends().orElse(now)));
    }

    private void select(Seat seat, Profile profile, Instant now) {
        seat.select(profile, profile.queueGroup().map(group ->
            groups.getOrDefault(group, List.of())), now);
    }

    private Seat seat(String person) {
        var seat = seats.get(person);
        if (seat != null) return seat;
        throw new IllegalArgumentException("expected the id of a user, found '" + person + "'");
    }
}
