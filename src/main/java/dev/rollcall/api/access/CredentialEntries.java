package dev.rollcall.api.access;

import dev.rollcall.wire.json.Instants;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The lines of the credential file and what they mean.
final class CredentialEntries {

    sealed interface Entry {}

    record Put(Credential credential) implements Entry {}

    record Removed(String id) implements Entry {}

    record Used(Map<String, Instant> times) implements Entry {}

    static Map<String, Object> put(Credential credential) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("put", credential.id());
        tree.put("hash", credential.hash());
        tree.put("kind", credential.kind().name());
        tree.put("name", credential.name());
        tree.put("tenant", credential.tenant());
        tree.put("role", credential.role().text());
        tree.put("scopes", credential.scopes().stream().map(Permission::scope).sorted().toList());
        tree.put("subject", credential.subject());
        tree.put("teams", credential.teams().stream().sorted().toList());
        tree.put("created", Instants.text(credential.created()));
        tree.put("expires", Instants.text(credential.expires()));
        tree.put("parent", credential.parent());
        return tree;
    }

    static Map<String, Object> removed(String id) {
        return Map.of("removed", id);
    }

    static Map<String, Object> used(Map<String, Instant> times) {
        var tree = new LinkedHashMap<String, Object>();
        times.forEach((id, at) -> tree.put(id, Instants.text(at)));
        return Map.of("used", tree);
    }

    /// @throws IOException for an entry that none of the three wrote
    static Entry read(Map<String, Object> tree) throws IOException {
        try {
            if (tree.get("removed") instanceof String id) return new Removed(id);
            if (tree.get("used") instanceof Map<?, ?> times) return used(times.entrySet());
            return new Put(credential(tree));
        } catch (IllegalArgumentException | ClassCastException damaged) {
            throw new IOException("the file of tokens holds an entry of another making: "
                    + damaged.getMessage(), damaged);
        }
    }

    private static Used used(Collection<? extends Map.Entry<?, ?>> times) {
        return new Used(times.stream().collect(Collectors.toMap(
                entry -> (String) entry.getKey(), entry -> instant((String) entry.getValue()))));
    }

    private static Credential credential(Map<String, Object> tree) {
        return new Credential(text(tree, "put"), text(tree, "hash"),
                Credential.Kind.valueOf(text(tree, "kind")), text(tree, "name"),
                text(tree, "tenant"), known(Role.of(text(tree, "role")), "role"),
                texts(tree, "scopes").stream().map(scope -> known(Permission.of(scope), "scope"))
                        .collect(Collectors.toSet()),
                text(tree, "subject"), Set.copyOf(texts(tree, "teams")),
                instant(text(tree, "created")), instant(text(tree, "expires")),
                text(tree, "parent"));
    }

    private static String text(Map<String, Object> tree, String key) {
        if (tree.get(key) instanceof String text) return text;
        throw new IllegalArgumentException("no '" + key + "'");
    }

    private static List<String> texts(Map<String, Object> tree, String key) {
        if (tree.get(key) instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException("no '" + key + "'");
    }

    private static Instant instant(String text) {
        return known(Instants.parse(text), "time");
    }

    private static <T> T known(Optional<T> found, String what) {
        return found.orElseThrow(() -> new IllegalArgumentException("an unknown " + what));
    }

    private CredentialEntries() {}
}
