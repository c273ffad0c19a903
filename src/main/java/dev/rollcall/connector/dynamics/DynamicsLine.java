package dev.rollcall.connector.dynamics;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.Guid;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Polling;
import dev.rollcall.connector.Polling.Shown;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.dynamics.DynamicsFrames.Notice;
import dev.rollcall.connector.dynamics.DynamicsFrames.Shows;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A line to Dynamics 365. An agent goes by the id of the system user. What changes is pushed; the
/// rounds find what a push has lost, or everything where no webhook is registered.
final class DynamicsLine implements Line {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Setup setup;
    private final DynamicsApi api;
    private final Consumer<DynamicsLine> closing;
    private final Polling polling;
    private volatile Catalogue catalogue;

    DynamicsLine(Setup setup, DynamicsApi api, Consumer<DynamicsLine> closing)
            throws LineBroken, InterruptedException {
        if (!setup.setting("webhookKey").isEmpty() && setup.secret("webhookKey").isEmpty()) {
            throw new LineBroken("settings.webhookKey: expected a key, found an empty one");
        }
        this.setup = setup;
        this.api = api;
        this.closing = closing;
        this.polling = new Polling(setup, INTERVAL, this::shown);
        this.catalogue = presences();
    }

    private Catalogue presences() throws LineBroken, InterruptedException {
        return new Catalogue(setup.connection(), DynamicsFrames.presences(api.presences()));
    }

    @Override
    public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
        catalogue = presences();
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
        var agents = DynamicsFrames.agents(api.agents());
        if (!catalogue.knows(agents.values().stream().map(Shows::presence).toList())) {
            catalogue = presences();
        }
        var shown = new HashMap<String, Shown>();
        for (var name : who) {
            var agent = agents.get(name.toLowerCase(Locale.ROOT));
            if (agent == null) continue;
            shown.put(name, shown(agent.presence(), Map.of(), agent.since()));
        }
        return shown;
    }

    /// What Dataverse has pushed. What says too little, or speaks of a presence that nobody here
    /// has heard of, is a reason to look.
    void hear(Notice notice) {
        var known = catalogue.status(notice.presence()).isPresent();
        if (!notice.complete() || !known) {
            polling.lookAgain();
            return;
        }
        var marks = new HashMap<String, Object>();
        if (!notice.by().isEmpty()) marks.put("group", notice.by());
        if (!notice.request().isEmpty()) marks.put("event", notice.request());
        polling.say(ours(notice.agent()), shown(notice.presence(), marks, notice.since()));
    }

    /// As the configuration writes it: ids of users are the same in capitals.
    private String ours(String agent) {
        return setup.people().get().stream().filter(name -> name.equalsIgnoreCase(agent))
                .findFirst().orElse(agent);
    }

    private Shown shown(String presence, Map<String, Object> marks, Instant since) {
        var online = catalogue.status(presence).map(OutsideStatus::online).orElse(true);
        return new Shown(new Said(catalogue.here(presence), online, marks), since);
    }

    @Override
    public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
        if (!Guid.is(who)) {
            return new Taken.Refused("expected the id of a system user, a GUID, found '" + who
                    + "'");
        }
        var wanted = catalogue.settable(wish.status());
        if (wanted.isEmpty()) {
            return new Taken.Refused("expected a presence of Dynamics that agents may set, found '"
                    + wish.status() + "'");
        }
        return api.show(who, wanted.get().id()).taken();
    }

    @Override
    public void close() {
        closing.accept(this);
        polling.close();
        api.close();
    }
}
