package dev.rollcall.connector.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody shows, out of what happens to records. Salesforce keeps a record for each stretch
/// of time that a user shows a status: a change is the end of one, followed at once by the
/// beginning of another; a logout is an end that nothing follows. So an end is kept for a little
/// while before it is taken for a logout. Everything else that happens to records (a capacity that
/// was counted anew) says nothing. Knows no line and no clock, and is for one thread at a time.
final class Changeovers {

    /// What a change means.
    sealed interface Word {
        /// @param row the record, which no other change will name again
        record Shows(String user, String row, String status) implements Word {}

        record Gone(String user, String row) implements Word {}

        /// Something has happened that cannot be known from the stream.
        record Lost() implements Word {}
    }

    /// One record of UserServicePresence that is current.
    ///
    /// @param since when it began there; the later one of two is the true one
    record Row(String id, String user, Instant since) {}

    /// Rows that are no more and may still be spoken of: a minute of the busiest floor.
    private static final int PAST_MAX = 10_000;

    private record End(String row, Instant due) {}

    private final Duration grace;
    private final Map<String, Row> byUser = new HashMap<>();
    private final Map<String, Row> byId = new HashMap<>();
    private final Map<String, End> ends = new HashMap<>();
    private final Map<String, String> past = new LinkedHashMap<>();

    /// @param grace how long a beginning may be later than the end before it
    Changeovers(Duration grace) {
        this.grace = grace;
    }

    /// A look has shown these: from now on their ends are understood.
    void seen(Collection<Row> current) {
        current.forEach(this::begin);
    }

    /// False for a row that began before one that is known.
    private boolean begin(Row row) {
        var known = byUser.get(row.user());
        if (known != null && known.since().isAfter(row.since())) return false;
        forget(row.user());
        byUser.put(row.user(), row);
        byId.put(row.id(), row);
        return true;
    }

    private void forget(String user) {
        var known = byUser.remove(user);
        if (known == null) return;
        byId.remove(known.id());
        past.put(known.id(), user);
        if (past.size() > PAST_MAX) past.remove(past.keySet().iterator().next());
    }

    List<Word> hear(Change change, Instant now) {
        if (change.type().startsWith("GAP_")) return List.of(new Word.Lost());
        var words = new ArrayList<Word>();
        for (var id : change.records()) {
            switch (change.type()) {
                case "CREATE" -> created(id, change).ifPresent(words::add);
                case "UPDATE" -> {
                    if (change.became("IsCurrentState", false)) ended(id, now, words);
                }
                case "DELETE" -> ended(id, now, words);
                default -> words.add(new Word.Lost());
            }
        }
        return words;
    }

    private Optional<Word> created(String id, Change change) {
        var user = change.text("UserId");
        if (user.isEmpty() || Boolean.FALSE.equals(change.fields().get("IsCurrentState"))) {
            return user.isEmpty() ? Optional.of(new Word.Lost()) : Optional.empty();
        }
        if (!begin(new Row(id, user, began(change)))) return Optional.empty();
        ends.remove(user);
        return Optional.of(new Word.Shows(user, id, change.text("ServicePresenceStatusId")));
    }

    /// Events say when in milliseconds.
    private static Instant began(Change change) {
        return change.fields().get("StatusStartDate") instanceof Long millis
                ? Instant.ofEpochMilli(millis) : Instant.MIN;
    }

    /// The end of a row that another has followed already is old news; that of an unknown row may
    /// be anybody's logout.
    private void ended(String id, Instant now, List<Word> words) {
        var row = byId.get(id);
        if (row != null) ends.put(row.user(), new End(id, now.plus(grace)));
        else if (!past.containsKey(id)) words.add(new Word.Lost());
    }

    /// Ends that nothing has followed in time.
    List<Word> due(Instant now) {
        var gone = new ArrayList<Word>();
        ends.entrySet().removeIf(entry -> {
            if (entry.getValue().due().isAfter(now)) return false;
            gone.add(new Word.Gone(entry.getKey(), entry.getValue().row()));
            return true;
        });
        gone.forEach(word -> {
            if (word instanceof Word.Gone(var user, _)) forget(user);
        });
        return gone;
    }

    /// When [#due] has something to say.
    Optional<Instant> next() {
        return ends.values().stream().map(End::due).min(Instant::compareTo);
    }
}
