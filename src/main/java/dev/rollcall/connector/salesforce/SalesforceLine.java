package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Seats;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.salesforce.Changeovers.Word;
import dev.rollcall.connector.salesforce.PubSub.PlaceLost;
import dev.rollcall.connector.salesforce.PubSub.TokenRefused;
import dev.rollcall.connector.salesforce.PubSubMessages.FetchResponse;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.engine.Consoles.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The line to one organisation. Two threads use it at once: one listens, others look and write.
final class SalesforceLine implements Line {

    /// They promise a sign of life within 270 s.
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    /// A stream that begins now has begun by then: whatever changed between is looked at again.
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String TOPIC = "/data/UserServicePresenceChangeEvent";

    /// What changes are heard by.
    ///
    /// @param stream false: by consoles alone, for organisations without the event
    /// @param grace how long a record may have ended before that means that somebody has gone
    record Listening(boolean stream, String topic, Duration grace) {

        static Listening of(Setup setup) throws LineBroken {
            var topic = setup.setting("topic").isEmpty() ? TOPIC : setup.setting("topic");
            var grace = setup.time("logoutGrace", GRACE);
            return switch (setup.setting("changes")) {
                case "", "stream" -> new Listening(true, topic, grace);
                case "console" -> new Listening(false, topic, grace);
                default -> throw new LineBroken(
                        "settings.changes: expected 'stream' or 'console'");
            };
        }
    }

    private final Setup setup;
    private final SalesforceApi api;
    private final Listening listening;
    private final Bookmark bookmark;
    private final Seats seats;
    private final Changeovers changeovers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Catalogue catalogue;
    private volatile Optional<PubSub> pubSub = Optional.empty();

    SalesforceLine(Setup setup, SalesforceApi api, Listening listening, Bookmark bookmark,
            Seats seats) throws LineBroken, InterruptedException {
        this.setup = setup;
        this.api = api;
        this.catalogue = read();
        this.listening = listening;
        this.bookmark = bookmark;
        this.seats = seats;
        this.changeovers = new Changeovers(listening.grace());
    }

    private Catalogue read() throws LineBroken, InterruptedException {
        return new Catalogue(setup.connection(),
                SalesforceFrames.statuses(api.query(SalesforceFrames.STATUSES)));
    }

    @Override
    public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
        catalogue = read();
        return catalogue.statuses();
    }

    /// Whoever has no current record is offline.
    @Override
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        var presences = SalesforceFrames.presences(api.query(SalesforceFrames.PRESENCES));
        synchronized (changeovers) {
            changeovers.seen(presences.stream().map(SalesforceFrames.Presence::row).toList());
        }
        var shown = new HashMap<String, Said>();
        for (var name : who) shown.put(name, offline());
        for (var one : presences) {
            shown.computeIfPresent(one.row().user(),
                    (_, _) -> SalesforceFrames.shows(catalogue, one.status()));
        }
        return shown;
    }

    private Said offline() {
        return new Said(setup.connection().offline().map(OutsideStatus::id)
                .orElse(SalesforceFrames.OFFLINE.label()), false, Map.of());
    }

    // --- What they say

    @Override
    public void listen(Ear ear) throws LineBroken, InterruptedException {
        seats.tell(usher(ear));
        ear.look();
        if (listening.stream()) hearStream(ear);
        else closed.await();
    }

    /// Where there is a stream, it alone says what is shown: two tellers, one late, would make a
    /// change look like two.
    private Seats.Usher usher(Ear ear) {
        return new Seats.Usher() {
            @Override
            public void opened(String who) {
                ear.arrived(who);
            }

            @Override
            public void says(String who, Shown shown) {
                if (!listening.stream()) ear.hear(who, SalesforceFrames.said(catalogue, shown));
            }
        };
    }

    private void hearStream(Ear ear) throws LineBroken, InterruptedException {
        var token = api.token().get();
        try (var line = PubSub.to(setup, api.home(), token)) {
            pubSub = Optional.of(line);
            if (isClosed()) return;
            try (var stream = line.subscribe(listening.topic(), bookmark.place())) {
                hear(line, stream, ear);
            }
        } catch (TokenRefused refused) {
            api.token().refused(token);
            if (!isClosed()) throw new LineBroken("Subscribe: the token is not taken any more");
        } catch (PlaceLost lost) {
            bookmark.lost();
            if (!isClosed()) throw new LineBroken("Subscribe: our place in the stream is gone");
        } catch (LineBroken broken) {
            if (!isClosed()) throw broken;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void hear(PubSub line, PubSub.Stream stream, Ear ear)
            throws LineBroken, PlaceLost, TokenRefused, InterruptedException {
        var settled = false;
        var began = now();
        var lastSign = began;
        while (!isClosed()) {
            var until = settled ? lastSign.plus(SILENCE_MAX) : began.plus(SETTLING);
            var response = stream.next(Duration.between(now(), earlier(until, nextEnd())));
            if (response.isPresent()) {
                lastSign = now();
                tell(line, response.get(), ear);
            }
            tell(due(), ear);
            if (!settled && !now().isBefore(began.plus(SETTLING))) {
                settled = true;
                ear.look();
            }
            if (!lastSign.plus(SILENCE_MAX).isAfter(now())) {
                throw new LineBroken("Subscribe: expected a sign of life in "
                        + SILENCE_MAX.toSeconds() + " s");
            }
        }
    }

    private Instant now() {
        return setup.clock().instant();
    }

    private Optional<Instant> nextEnd() {
        synchronized (changeovers) {
            return changeovers.next();
        }
    }

    private List<Word> due() {
        synchronized (changeovers) {
            return changeovers.due(now());
        }
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }

    private void tell(PubSub line, FetchResponse response, Ear ear)
            throws LineBroken, PlaceLost, TokenRefused {
        for (var event : response.events()) {
            var schema = line.schema(event.schema());
            tell(words(schema, event.payload()), ear);
            bookmark.at(event.replay());
        }
        bookmark.at(response.latest());
    }

    /// An event that cannot be read is passed over, or it would be asked for again for ever; a look
    /// shows what it may have said.
    private List<Word> words(AvroSchema.Structure schema, byte[] payload) {
        try {
            var change = Change.of(schema, payload);
            synchronized (changeovers) {
                return changeovers.hear(change, now());
            }
        } catch (LineBroken unreadable) {
            return List.of(new Word.Lost());
        }
    }

    /// An end that nothing has followed is a logout, unless the beginning was lost: a look tells.
    private void tell(List<Word> words, Ear ear) {
        for (var word : words) {
            switch (word) {
                case Word.Shows(var user, var row, var status) ->
                    ear.hear(user, SalesforceFrames.shows(catalogue, status, row));
                case Word.Gone _, Word.Lost _ -> ear.look();
            }
        }
    }

    // --- What they are told

    @Override
    public Taken write(String who, Wish wish) throws InterruptedException {
        if (wish.status().isEmpty()) return new Taken.Applied();
        var status = wanted(wish.status());
        if (status.isEmpty()) {
            return new Taken.Refused("expected a status of the organisation, found '"
                    + wish.status() + "'");
        }
        return seats.show(who, SalesforceFrames.show(wish.id(), status.get()));
    }

    private Optional<OutsideStatus> wanted(String name) {
        var offline = setup.connection().outside(name).filter(status -> !status.online());
        return offline.isPresent() ? Optional.of(SalesforceFrames.OFFLINE)
                : catalogue.there(name);
    }

    @Override
    public void close() {
        closed.countDown();
        pubSub.ifPresent(PubSub::close);
        api.close();
    }
}
