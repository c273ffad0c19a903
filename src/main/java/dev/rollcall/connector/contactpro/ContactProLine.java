package dev.rollcall.connector.contactpro;

import dev.rollcall.connector.Catalogue;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Polling;
import dev.rollcall.connector.Polling.Shown;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.contactpro.ContactProFrames.Agent;
import dev.rollcall.connector.contactpro.ContactProFrames.Profile;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A line to Contact Pro. An agent goes by their id there; behind a slash stands the name by which
/// the presence synchronisation knows them, if it is another.
final class ContactProLine implements Line {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Setup setup;
    private final ContactProShape shape;
    private final ContactProApi api;
    private final Polling polling;
    private volatile Map<String, Profile> profiles;

    ContactProLine(Setup setup, ContactProShape shape, ContactProApi api)
            throws LineBroken, InterruptedException {
        this.setup = setup;
        this.shape = shape;
        this.api = api;
        this.polling = new Polling(setup, INTERVAL, this::shown);
        this.profiles = profiles();
    }

    private Map<String, Profile> profiles() throws LineBroken, InterruptedException {
        return ContactProFrames.profiles(api.profiles(), shape);
    }

    private Catalogue catalogue() {
        return new Catalogue(setup.connection(), profiles.values().stream()
                .map(profile -> new OutsideStatus(profile.id(), profile.name(),
                        profile.online(), false, false, List.of())).toList());
    }

    @Override
    public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
        profiles = profiles();
        return catalogue().statuses();
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
        var agents = ContactProFrames.agents(api.agents(), shape);
        for (var agent : agents.values()) {
            if (profile(agent).isPresent()) continue;
            profiles = profiles();
            break;
        }
        var catalogue = catalogue();
        var absent = setup.setting("absent");
        var shown = new HashMap<String, Shown>();
        for (var name : who) {
            var agent = agents.get(part(name, 0));
            if (agent != null) {
                shown.put(name, new Shown(said(catalogue, agent), agent.since()));
            } else if (!absent.isEmpty()) {
                shown.put(name, new Shown(new Said(setup.connection().canonical(absent), false,
                        Map.of()), Instant.MIN));
            }
        }
        return shown;
    }

    /// The profile; where the settings name a status for that, it is shown for who is not ready in
    /// a profile that would let conversations in.
    private Said said(Catalogue catalogue, Agent agent) {
        var profile = profile(agent);
        var notReady = setup.setting("notReady");
        if (!agent.ready() && !notReady.isEmpty()
                && profile.filter(Profile::available).isPresent()) {
            return new Said(setup.connection().canonical(notReady), true, Map.of());
        }
        return new Said(catalogue.here(profile.map(Profile::id).orElse(agent.profile())),
                profile.map(Profile::online).orElse(true), Map.of());
    }

    private Optional<Profile> profile(Agent agent) {
        return profiles.values().stream().filter(profile -> profile.id().equals(agent.profile())
                || profile.name().equals(agent.profile())).findFirst();
    }

    @Override
    public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
        if (!setup.setting("write").equals("psi")) {
            return new Taken.Refused("Contact Pro is only read: settings.write is not 'psi'");
        }
        var wanted = catalogue().there(wish.status());
        if (wanted.isEmpty()) {
            return new Taken.Refused("expected a presence profile of Contact Pro, found '"
                    + wish.status() + "'");
        }
        return taken(api.synchronise(ContactProFrames.envelope(shape, setup.secret("syncToken"),
                part(who, 1), wanted.get().label())));
    }

    /// A SOAP fault comes with 500; one that blames the client is no reason to come again.
    private static Taken taken(Answer answer) {
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        if (body.contains(":Client</faultcode>")) {
            return new Taken.Refused(answer.named() + " answered with a fault of the client");
        }
        return answer.taken();
    }

    /// Of `id/name`: the name is the id where there is none.
    private static String part(String who, int index) {
        var parts = who.split("/", 2);
        return parts[Math.min(index, parts.length - 1)];
    }

    @Override
    public void close() {
        polling.close();
        api.close();
    }
}
