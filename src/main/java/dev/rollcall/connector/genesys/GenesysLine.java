package dev.rollcall.connector.genesys;

import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.genesys.GenesysChannel.Heard;
import dev.rollcall.connector.genesys.GenesysConnector.Patience;
import dev.rollcall.connector.genesys.GenesysFrames.Frame;
import dev.rollcall.connector.genesys.GenesysFrames.Presence;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Connection.Scope;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An open line to an organisation in Genesys Cloud: what its users show, as notifications tell it
/// and as a look in bulk finds it. What is written stands in [GenesysWriter].
///
/// A look and a notification may overtake each other; of two words about a user the one that they
/// modified later counts ([GenesysKnown]).
final class GenesysLine implements Line {

    private static final Json.Limits LIMITS = new Json.Limits(Http.ANSWER_MAX, 32);

    /// How often we ask whether there are other agents to listen to.
    private static final Duration AGENTS = Duration.ofSeconds(5);

    /// How often we read their definitions again for one that we do not know.
    private static final Duration DEFINITIONS = Duration.ofMinutes(1);

    private final Setup setup;
    private final GenesysApi api;
    private final Patience patience;
    private final GenesysKnown known = new GenesysKnown();
    private final GenesysWriter writer;
    private volatile GenesysPresences presences;
    private volatile Instant definitionsAgain;
    private volatile boolean closed;

    GenesysLine(Setup setup, GenesysApi api, Patience patience)
            throws LineBroken, InterruptedException {
        this.setup = setup;
        this.api = api;
        this.patience = patience;
        this.writer = new GenesysWriter(setup, api, known);
        this.presences = read();
        this.definitionsAgain = setup.clock().instant().plus(DEFINITIONS);
    }

    private GenesysPresences read() throws LineBroken, InterruptedException {
        return GenesysPresences.read(setup, api.definitions(GenesysPresences.language(setup)));
    }

    @Override
    public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
        presences = read();
        return presences.catalogue().statuses();
    }

    @Override
    public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
        return writer.write(presences, who, wish);
    }

    // --- What is shown there

    @Override
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        var source = setup.setting("sourceId");
        var said = new HashMap<String, Said>();
        for (var node : api.presences(source.isEmpty() ? "purecloud" : source,
                who.stream().sorted().toList())) {
            var shown = GenesysFrames.presence(node);
            if (!shown.primary() || !who.contains(shown.user())) continue;
            var presence = known.newest(shown);
            if (strange(presence)) readAgain();
            said.put(presence.user(), said(presence, outOfOffice(presence)));
        }
        return said;
    }

    /// Their own Away may be all that is seen of somebody who is out of office.
    private boolean outOfOffice(Presence presence) throws LineBroken, InterruptedException {
        if (!presences.marked()) return false;
        var heard = known.outOfOffice(presence.user());
        if (heard.isPresent()) return heard.get();
        return presences.system(presence).equals("Away")
                && writer.outOfOffice(presence.user());
    }

    private Said said(Presence presence, boolean out) {
        var system = presences.system(presence);
        var attributes = new HashMap<String, Object>();
        attributes.put("category", system);
        if (writer.numbered() && !presence.modified().equals(Instant.MIN)) {
            attributes.put("version", presence.modified().toEpochMilli());
        }
        if (known.own(presence)) attributes.put("origin", "rollcall");
        return new Said(presences.catalogue().here(out && !system.equals("On Queue")
                ? GenesysPresences.OUT_OF_OFFICE : presence.definition()),
                !system.equals("Offline"), attributes);
    }

    /// Of a definition that may have been made since we have read them.
    private boolean strange(Presence presence) {
        return !presences.knows(presence.definition())
                && !setup.clock().instant().isBefore(definitionsAgain);
    }

    /// What remains unknown is seen as its id.
    private void readAgain() throws LineBroken, InterruptedException {
        definitionsAgain = setup.clock().instant().plus(DEFINITIONS);
        presences = read();
    }

    // --- What is heard

    @Override
    public void listen(Ear ear) throws LineBroken, InterruptedException {
        var open = open(setup.people().get());
        try {
            ear.look();
            var agentsAgain = setup.clock().instant().plus(AGENTS);
            while (!closed) {
                var now = setup.clock().instant();
                if (!now.isBefore(agentsAgain)) {
                    agentsAgain = now.plus(AGENTS);
                    open = renewed(open, ear);
                }
                var heard = open.next();
                if (heard.isPresent()) hear(open, heard.get(), ear);
            }
        } catch (LineBroken broken) {
            if (!closed) throw broken;
        } finally {
            open.close();
        }
    }

    private GenesysNotifications open(Set<String> users)
            throws LineBroken, InterruptedException {
        return GenesysNotifications.open(api, patience, setup.clock(), users, topics());
    }

    private List<String> topics() {
        var topics = new ArrayList<>(List.of("presence"));
        var scope = setup.connection().scope();
        if (scope.contains(Scope.ROUTING_STATUS)) topics.add("routingStatus");
        if (scope.contains(Scope.OUT_OF_OFFICE)) topics.add("outofoffice");
        return topics;
    }

    /// Before the old channels are closed there are new ones, unless that were too many at once.
    private GenesysNotifications renewed(GenesysNotifications open, Ear ear)
            throws LineBroken, InterruptedException {
        var users = setup.people().get();
        if (!open.stale(users)) return open;
        if (open.many()) open.close();
        var next = open(users);
        open.close();
        ear.look();
        return next;
    }

    private void hear(GenesysNotifications open, Heard heard, Ear ear)
            throws LineBroken, InterruptedException {
        if (heard.channel().heard(setup.clock().instant())) ear.look();
        switch (frame(heard.text(), ear)) {
            case Frame.Closing() -> {
                open.moveOn(heard.channel());
                ear.look();
            }
            case Frame.Shown(var presence) -> {
                if (presence.primary() && known.isNews(presence)) shown(presence, ear);
            }
            case Frame.Routing(var user, var status) -> known.routing(user, status);
            case Frame.OutOfOffice(var user, var active) -> {
                known.outOfOffice(user, active);
                if (presences.marked()) {
                    known.presence(user).ifPresent(
                            presence -> ear.hear(user, unnumbered(presence, active)));
                }
            }
            case Frame.Alive(), Frame.Other() -> { }
        }
    }

    /// Here nothing is asked: what cannot be told without asking is left to a look.
    private void shown(Presence presence, Ear ear) {
        var out = known.outOfOffice(presence.user());
        var doubtful = presences.marked() && out.isEmpty()
                && presences.system(presence).equals("Away");
        if (doubtful || strange(presence)) ear.look();
        else ear.hear(presence.user(), said(presence, presences.marked() && out.orElse(false)));
    }

    /// The mark has come or gone, at a moment that nobody tells.
    private Said unnumbered(Presence presence, boolean out) {
        var said = said(presence, out);
        var attributes = new HashMap<>(said.attributes());
        attributes.remove("version");
        attributes.remove("origin");
        return new Said(said.status(), said.online(), attributes);
    }

    /// What cannot be understood may have been something: a look will tell.
    private static Frame frame(String text, Ear ear) {
        try {
            return GenesysFrames.frame(Node.of("a notification",
                    Json.read(text.getBytes(StandardCharsets.UTF_8), LIMITS)));
        } catch (BadInput | LineBroken nonsense) {
            ear.look();
            return new Frame.Other();
        }
    }

    @Override
    public void close() {
        closed = true;
        api.close();
    }
}
