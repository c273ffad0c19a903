package dev.rollcall.tool.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The people of a small office, and who they are in each system.
record Cast(List<Member> members) {

    private static final List<String> NAMES = List.of("Ana García", "Bilal Aydın", "Chloé Martin",
            "Dagny Larsen", "Emeka Okafor", "Fatima Zahra", "Giulia Rossi", "Hiro Tanaka",
            "Ines Pereira", "Jan Kowalski", "Kavya Nair", "Liam Byrne");

    /// @param name empty: the configuration says it already
    /// @param guid of the same person, the same
    record Member(String id, String name, String guid, int number) {}

    Cast {
        members = List.copyOf(members);
    }

    static Cast ofTwelve() {
        var members = new ArrayList<Member>();
        for (var name : NAMES) {
            var id = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT)
                    .replace("é", "e");
            members.add(member(id, name, members.size() + 1));
        }
        return new Cast(members);
    }

    static Member member(String id, String name, int number) {
        return new Member(id, name,
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(), number);
    }

    <T> List<T> as(Function<Member, T> there) {
        return members.stream().map(there).toList();
    }

    Member any(RandomGenerator chance) {
        return members.get(chance.nextInt(members.size()));
    }

    /// The `agents` of a configuration.
    ///
    /// @param identities by connection, the name there
    Map<String, Object> agents(Map<String, Function<Member, String>> identities) {
        var agents = new LinkedHashMap<String, Object>();
        for (var member : members) {
            var names = new LinkedHashMap<String, Object>();
            identities.forEach((connection, name) -> names.put(connection, name.apply(member)));
            var agent = new LinkedHashMap<String, Object>(Map.of("identities", names));
            if (!member.name().isEmpty()) agent.put("name", member.name());
            agents.put(member.id(), agent);
        }
        return agents;
    }
}
