package dev.rollcall.simulator.contactpro;

import dev.rollcall.simulator.contactpro.ContactProWorld.Shown;
import dev.rollcall.simulator.contactpro.Profile.Kind;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The RI family: RMI says how agents are, DPI what the directory shows, RCI which profiles there
/// are. What is created is a 201 with its place and its id as text; what is changed or removed is
/// a 204.
final class RestInterfaces {

    private final ContactProWorld world;
    private final InstantSource clock;
    private int defined;

    RestInterfaces(ContactProWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    void routes(Routes routes) {
        routes.get("/RI/rmi/agents", this::agents);
        routes.get("/RI/dpi/entries", this::entries);
        routes.get("/RI/rci/presenceProfiles", asked -> Reply.json(world.profiles().stream()
            .map(RestInterfaces::profile).toList()));
        routes.post("/RI/rci/presenceProfiles", this::create);
        routes.delete("/RI/rci/presenceProfiles/{id}", asked ->
            world.profile(asked.variable("id")).isEmpty() ? Reply.json(404, Map.of("status", 404))
                : Reply.empty(world.remove(asked.variable("id")) ? 204 : 409));
    }

    /// Everybody, or one, or those whose status is one of a list.
    private Reply agents(Exchange asked) {
        var wanted = asked.query("availability").map(list -> Set.of(list.split(",", -1)));
        var id = asked.query("agentId");
        return Reply.json(world.people(clock.instant()).stream()
            .filter(each -> id.isEmpty() || id.get().equals(each.id()))
            .filter(each -> wanted.isEmpty() || wanted.get().contains(availability(each)))
            .map(RestInterfaces::agent).toList());
    }

    /// Somebody who is not ready is away for those who filter.
    private static String availability(Shown shown) {
        return shown.status().equals("NotReady") ? "Away" : shown.status();
    }

    private static Map<String, Object> agent(Shown shown) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("agentId", shown.id());
        tree.put("agentName", shown.name());
        tree.put("presenceProfile", profile(shown.profile()));
        tree.put("ready", shown.ready());
        tree.put("status", shown.status());
        tree.put("statusStartTime", shown.since().toString());
        tree.put("queues", shown.queues());
        return tree;
    }

    private Reply entries(Exchange asked) {
        var search = asked.query("search").orElse("").toLowerCase(Locale.ROOT);
        var queues = asked.query("onlyInternals").orElse("all").equals("queues");
        if (queues) return Reply.json(List.of());
        return Reply.json(world.people(clock.instant()).stream()
            .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(search))
            .map(RestInterfaces::entry).toList());
    }

    private static Map<String, Object> entry(Shown shown) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", shown.id());
        tree.put("name", shown.name());
        tree.put("presence", shown.profile().name());
        tree.put("status", shown.status());
        tree.put("capabilities", Map.of("phone", word(shown.phone()), "chat", word(shown.chat()),
            "email", word(shown.email())));
        return tree;
    }

    private static String word(boolean takes) {
        return takes ? "available" : "full";
    }

    private static Map<String, Object> profile(Profile profile) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", profile.id());
        tree.put("name", profile.name());
        tree.put("type", profile.kind().word);
        profile.duration().ifPresent(time -> tree.put("duration", time.toSeconds()));
        return tree;
    }

    private Reply create(Exchange asked) {
        var body = asked.object();
        var kind = Arrays.stream(Kind.values())
            .filter(each -> each.word.equals(body.get("type"))).findFirst();
        if (kind.isEmpty() || !(body.get("name") instanceof String name)) {
            return Reply.json(400, Map.of("status", 400));
        }
        var id = String.format(Locale.ROOT, "F%031X", ++defined);
        world.define(new Profile(id, name, kind.get(), Optional.empty(), Optional.empty()));
        return Reply.text(201, "text/plain", id)
            .with("Location", "/RI/rci/presenceProfiles/" + id);
    }
}
