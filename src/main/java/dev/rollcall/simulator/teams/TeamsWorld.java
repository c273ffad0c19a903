package dev.rollcall.simulator.teams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The presence of a whole tenant. Time comes with every call; what fades or expires is told with
/// the time at which it did. Not thread-safe: a stage lets one thing happen at a time.
public final class TeamsWorld {

    private static final int PEOPLE_MAX = 20_000;

    /// What an application may ask for its session, and gets if it does not ask.
    private static final Duration SESSION_LEAST = Duration.ofMinutes(5);
    private static final Duration SESSION_MOST = Duration.ofHours(4);

    /// Changes remembered of one person, for clients that have not asked yet.
    private static final int REMEMBERED = 100;

    /// @param shown by Graph; clients show it later
    public record Change(String person, Shown shown, Instant at) {}

    enum Outcome { DONE, NO_SUCH_USER, BAD_PAIR, BAD_DURATION }

    private final Consumer<Change> news;
    private final Map<String, Presences> people = new LinkedHashMap<>();
    private final Map<String, Deque<Change>> told = new HashMap<>();
    private Instant looked = Instant.MIN;
    private Duration clientLag = Duration.ofMinutes(2);

    /// @param news hears of every change, in order; it must not call back
    public TeamsWorld(Consumer<Change> news) {
        this.news = news;
    }

    public void hire(String person, Instant now) {
        if (people.size() >= PEOPLE_MAX) {
            throw new IllegalStateException("expected at most " + PEOPLE_MAX + " people");
        }
        people.put(person, new Presences());
        told.put(person, new ArrayDeque<>(List.of(new Change(person, Shown.OFFLINE, now))));
    }

    public List<String> people() {
        return List.copyOf(people.keySet());
    }

    /// How long Teams clients go on showing what was.
    public void clientLag(Duration lag) {
        clientLag = lag;
    }

    public Optional<Shown> presence(String person, Instant now) {
        pass(now);
        return Optional.ofNullable(people.get(person)).map(each -> each.at(now));
    }

    /// What a colleague's Teams client shows, which asks only every few minutes.
    public Shown seenByColleagues(String person, Instant now) {
        pass(now);
        var seen = now.minus(clientLag);
        var then = Shown.OFFLINE;
        for (var change : changes(person)) {
            if (!change.at().isAfter(seen)) then = change.shown();
        }
        return then;
    }

    /// `setPresence` of an application.
    ///
    /// @param lasting empty: the shortest
    Outcome set(String person, String session, Shown shown, Optional<Duration> lasting,
            Instant now) {
        pass(now);
        var who = people.get(person);
        if (who == null) return Outcome.NO_SUCH_USER;
        if (!shown.settable()) return Outcome.BAD_PAIR;
        var time = lasting.orElse(SESSION_LEAST);
        if (time.compareTo(SESSION_LEAST) < 0 || time.compareTo(SESSION_MOST) > 0) {
            return Outcome.BAD_DURATION;
        }
        who.application(session, shown, now, time);
        look(person, now);
        return Outcome.DONE;
    }

    /// `clearPresence`; whether there was such a session.
    boolean clear(String person, String session, Instant now) {
        pass(now);
        var who = people.get(person);
        var was = who != null && who.end(session, now);
        if (was) look(person, now);
        return was;
    }

    /// `setUserPreferredPresence`, by an application or by the person in a client.
    Outcome prefer(String person, Shown shown, Optional<Duration> lasting, Instant now) {
        pass(now);
        var who = people.get(person);
        if (who == null) return Outcome.NO_SUCH_USER;
        if (!shown.preferable()) return Outcome.BAD_PAIR;
        if (lasting.filter(time -> !time.isPositive()).isPresent()) return Outcome.BAD_DURATION;
        who.prefer(shown, now, lasting.orElse(usual(shown)));
        look(person, now);
        return Outcome.DONE;
    }

    private static Duration usual(Shown shown) {
        return shown.availability().equals("DoNotDisturb") || shown.availability().equals("Busy")
            ? Duration.ofDays(1) : Duration.ofDays(7);
    }

    boolean preferNothing(String person, Instant now) {
        pass(now);
        var who = people.get(person);
        if (who == null) return false;
        who.preferNothing();
        look(person, now);
        return true;
    }

    /// The person picks a status in Teams.
    public void choose(String person, String availability, Instant now) {
        var activity = availability.equals("Offline") ? "OffWork" : availability;
        var chosen = new Shown(availability, activity);
        if (prefer(person, chosen, Optional.empty(), now) == Outcome.DONE) return;
        throw new IllegalArgumentException(
            "expected a person and a status that people choose, found '" + availability + "'");
    }

    /// A Teams client is there and says so: available, away, in a call, in a meeting, presenting.
    public void client(String person, String device, Shown shown, Instant now) {
        pass(now);
        known(person).client(device, shown, now);
        look(person, now);
    }

    public void close(String person, String device, Instant now) {
        pass(now);
        known(person).end(device, now);
        look(person, now);
    }

    /// Lets what is due fade and expire, each at its own time.
    public void pass(Instant now) {
        people.entrySet().stream()
            .flatMap(each -> each.getValue().turns().stream()
                .filter(at -> at.isAfter(looked) && !at.isAfter(now))
                .map(at -> Map.entry(at, each.getKey())))
            .sorted(Map.Entry.comparingByKey())
            .forEach(turn -> look(turn.getValue(), turn.getKey()));
        looked = now;
    }

    private void look(String person, Instant at) {
        var shown = known(person).at(at);
        var before = changes(person);
        if (before.getLast().shown().equals(shown)) return;
        if (before.size() == REMEMBERED) before.removeFirst();
        var change = new Change(person, shown, at);
        before.add(change);
        news.accept(change);
    }

    private Presences known(String person) {
        var who = people.get(person);
        if (who != null) return who;
        throw new IllegalArgumentException("expected the id of a user, found '" + person + "'");
    }

    private Deque<Change> changes(String person) {
        return Optional.ofNullable(told.get(person)).orElseThrow();
    }
}
