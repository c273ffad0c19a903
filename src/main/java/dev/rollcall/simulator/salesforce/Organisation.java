package dev.rollcall.simulator.salesforce;

import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What an administrator has set up: people, presence statuses with their channels, and who was
/// granted which. A status without a channel is an away status; Offline is no status at all.
final class Organisation {

    /// @param channels developer names; none: away
    record Status(String id, String name, String label, List<String> channels) {

        boolean away() {
            return channels.isEmpty();
        }
    }

    static final String ID = "00DHs0000012345EAA";

    private static final List<String> CHANNELS = List.of("Voice", "Chat", "Case");

    private final Records records = new Records();
    private final SequencedMap<String, Status> statuses = new LinkedHashMap<>();
    private final SequencedMap<String, String> channels = new LinkedHashMap<>();
    private final SequencedMap<String, String> users = new LinkedHashMap<>();
    private final Map<String, Set<String>> granted = new HashMap<>();

    Organisation(List<SalesforceSimulator.Person> people, Instant now) {
        for (var channel : CHANNELS) {
            channels.put(channel, records.create(Entity.SERVICE_CHANNEL, Map.of(
                    "DeveloperName", channel, "MasterLabel", channel,
                    "RelatedEntity", channel), now));
        }
        status("Available", "Available", CHANNELS, now);
        status("Ready_for_Chats", "Ready for Chats", List.of("Chat"), now);
        status("On_Break", "On Break", List.of(), now);
        status("Busy", "Busy", List.of(), now);
        status("Training", "Training", List.of(), now);
        for (var person : people) {
            users.put(person.username(), records.create(Entity.USER, Map.of(
                    "Username", person.username(), "Name", person.name(), "IsActive", true), now));
        }
    }

    Records records() {
        return records;
    }

    Status status(String name, String label, List<String> channelsOf, Instant now) {
        var id = records.create(Entity.SERVICE_PRESENCE_STATUS, Map.of("DeveloperName", name,
                "MasterLabel", label, "Language", "en_US"), now);
        for (var channel : channelsOf) {
            records.create(Entity.SERVICE_CHANNEL_STATUS, Map.of(
                    "ServiceChannelId", channel(channel), "ServicePresenceStatusId", id), now);
        }
        var status = new Status(id, name, label, List.copyOf(channelsOf));
        statuses.put(id, status);
        return status;
    }

    /// From now on this user has only these statuses.
    void grant(String user, Set<String> statusIds) {
        granted.put(user(user), Set.copyOf(statusIds));
    }

    Optional<Status> granted(String user, String status) {
        var set = granted.get(user);
        return status(status).filter(it -> set == null || set.contains(it.id()));
    }

    Optional<Status> status(String id) {
        return Optional.ofNullable(statuses.get(id));
    }

    Status labelled(String label) {
        return statuses.values().stream().filter(it -> it.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a status of "
                        + statuses.values().stream().map(Status::label).toList()
                        + ", found " + label));
    }

    List<Status> statuses(String user) {
        return statuses.keySet().stream().flatMap(id -> granted(user, id).stream()).toList();
    }

    String channel(String name) {
        var id = channels.get(name);
        if (id != null) return id;
        throw new IllegalArgumentException(
                "expected a channel of " + channels.keySet() + ", found " + name);
    }

    /// The id of a user who is named by id or username.
    String user(String idOrName) {
        var id = users.getOrDefault(idOrName, idOrName);
        if (users.containsValue(id)) return id;
        throw new IllegalArgumentException("expected the id or name of a user, found " + idOrName);
    }

    boolean hasUser(String username) {
        return users.containsKey(username);
    }

    /// As the toolkit and its events describe a status; the channels are text in it.
    Map<String, Object> described(Status status) {
        var described = new LinkedHashMap<String, Object>();
        described.put("statusId", status.id());
        described.put("statusName", status.label());
        described.put("statusApiName", status.name());
        described.put("channels", Json.text(status.channels().stream().map(name -> Map.of(
                "channelId", channel(name), "developerName", name)).toList()));
        return described;
    }
}
