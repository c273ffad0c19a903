package dev.rollcall.connector.vonage;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.Guid;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Polling;
import dev.rollcall.connector.Polling.Shown;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.vonage.VonageFrames.Presence;
import dev.rollcall.connector.vonage.VonageFrames.State;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A line to Vonage. An agent goes by the id of the user there, a GUID; with `/` and the agent id
/// behind it (`daab05ec-…/002`) the statistics know them too, and Busy and Wrap Up are seen.
final class VonageLine implements Line {

    /// Their answers may be five seconds old, so asking more often tells nothing.
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /// Of an account larger than any; a page count above it is nonsense.
    private static final int PAGES_MAX = 1_000;

    /// One name that is none would spoil the question for all others.
    private static final Pattern USER = Pattern.compile(Guid.FORM + "(/[^/]+)?");

    private final Setup setup;
    private final VonageApi api;
    private final Polling polling;
    private volatile Catalogue catalogue;

    VonageLine(Setup setup, VonageApi api) throws LineBroken, InterruptedException {
        this.setup = setup;
        this.api = api;
        this.polling = new Polling(setup, INTERVAL, this::shown);
        this.catalogue = definitions();
    }

    private Catalogue definitions() throws LineBroken, InterruptedException {
        return new Catalogue(setup.connection(),
                VonageFrames.definitions(api.definitions(), api.seesWork()));
    }

    @Override
    public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
        catalogue = definitions();
        return catalogue.statuses();
    }

    @Override
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        return polling.look(who);
    }

    @Override
    public void listen(Ear ear) throws LineBroken, InterruptedException {
        polling.listen(ear);
    }

    private Map<String, Shown> shown(Set<String> who) throws LineBroken, InterruptedException {
        var names = who.stream().filter(name -> USER.matcher(name).matches()).toList();
        var presences = presences(names);
        var states = states(names);
        var shown = new HashMap<String, Shown>();
        for (var name : names) {
            var presence = presences.get(user(name));
            if (presence == null) continue;
            shown.put(name, shown(presence,
                    states.getOrDefault(name.substring(user(name).length()), State.UNKNOWN)));
        }
        return shown;
    }

    private Map<String, Presence> presences(List<String> names)
            throws LineBroken, InterruptedException {
        var presences = new HashMap<String, Presence>();
        for (var from = 0; from < names.size(); from += VonageApi.USERS_MAX) {
            var some = names.subList(from, Math.min(names.size(), from + VonageApi.USERS_MAX));
            presences.putAll(VonageFrames.presences(
                    api.presences(some.stream().map(VonageLine::user).toList())));
        }
        if (!catalogue.knows(presences.values().stream().map(Presence::definition).toList())) {
            catalogue = definitions();
        }
        return presences;
    }

    /// By the part of a name that begins with the slash.
    private Map<String, State> states(List<String> names)
            throws LineBroken, InterruptedException {
        var states = new HashMap<String, State>();
        if (!api.seesWork() || names.stream().noneMatch(name -> name.contains("/"))) return states;
        for (int page = 1, pages = 1; page <= pages; page++) {
            var read = VonageFrames.states(api.states(page));
            read.byAgent().forEach((agent, state) -> states.put("/" + agent, state));
            pages = (int) Math.min(PAGES_MAX, read.pages());
        }
        return states;
    }

    /// What came last counts: a call that ends leaves the presence as it was before.
    private Shown shown(Presence presence, State state) {
        var since = state.since().isAfter(presence.updated()) ? state.since() : presence.updated();
        return state.automatic().isEmpty() ? shown(presence, since)
                : new Shown(new Said(catalogue.here(state.automatic()), true, Map.of()), since);
    }

    private Shown shown(Presence presence, Instant since) {
        return new Shown(new Said(catalogue.here(presence.definition()), presence.online(),
                Map.of()), since);
    }

    /// The answer to a write shows what is now. If that is not what was asked for, the agent goes
    /// there when the interaction ends: their *intended state*.
    @Override
    public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
        if (!USER.matcher(who).matches()) {
            return new Taken.Refused("expected the id of a user there, a GUID, found '" + who
                    + "'");
        }
        var wanted = catalogue.settable(wish.status());
        if (wanted.isEmpty()) {
            return new Taken.Refused("expected a status of Vonage that can be set, found '"
                    + wish.status() + "'");
        }
        var answer = api.show(user(who), wanted.get().id());
        if (!answer.good() || answer.body().length == 0) return answer.taken();
        var now = VonageFrames.presence(answer.json());
        if (!now.definition().equals(wanted.get().id())) return new Taken.Deferred();
        polling.say(who, shown(now, now.updated()));
        return new Taken.Applied();
    }

    private static String user(String name) {
        var slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    @Override
    public void close() {
        polling.close();
        api.close();
    }
}
