package dev.rollcall.connector.contactpro;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Contact Pro's words and ours, as the shape says where they stand. Pure.
final class ContactProFrames {

    /// A presence profile.
    ///
    /// @param available its class lets conversations in, if the agent is ready
    record Profile(String id, String name, boolean online, boolean available) {}

    /// What somebody is in.
    ///
    /// @param profile its id, or its name where no id is said
    /// @param ready of the toggle Ready / Not Ready; true where it is not said
    record Agent(String profile, boolean ready, Instant since) {}

    /// By id.
    static Map<String, Profile> profiles(Node answer, ContactProShape shape) throws LineBroken {
        var profiles = new LinkedHashMap<String, Profile>();
        for (var one : answer.at(shape.pointer("profiles", "each")).each()) {
            var id = one.at(shape.pointer("profiles", "id")).plain();
            var name = one.at(shape.pointer("profiles", "name")).plain();
            var type = one.at(shape.pointer("profiles", "class")).plain();
            if (id.isEmpty()) continue;
            profiles.put(id, new Profile(id, name.isEmpty() ? id : name,
                    !type.equalsIgnoreCase(shape.at("profiles", "loggedOff")),
                    type.equalsIgnoreCase(shape.at("profiles", "available"))));
        }
        return profiles;
    }

    /// By the agent's id; who is in no profile is left out.
    static Map<String, Agent> agents(Node answer, ContactProShape shape) throws LineBroken {
        var agents = new HashMap<String, Agent>();
        for (var one : answer.at(shape.pointer("agents", "each")).each()) {
            var id = one.at(shape.pointer("agents", "id")).plain();
            var profile = one.at(shape.pointer("agents", "profile")).plain();
            if (profile.isEmpty()) profile = one.at(shape.pointer("agents", "profileName")).plain();
            if (id.isEmpty() || profile.isEmpty()) continue;
            var ready = one.at(shape.pointer("agents", "ready")).plain();
            agents.put(id, new Agent(profile,
                    !ready.equalsIgnoreCase(shape.at("agents", "notReady")),
                    one.at(shape.pointer("agents", "since")).time()));
        }
        return agents;
    }

    /// What the presence synchronisation is told.
    static String envelope(ContactProShape shape, String token, String user, String status)
            throws LineBroken {
        return shape.at("psi", "envelope").replace("{token}", escaped(token))
                .replace("{user}", escaped(user)).replace("{status}", escaped(status));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private ContactProFrames() {}
}
