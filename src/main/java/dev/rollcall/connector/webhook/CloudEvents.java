package dev.rollcall.connector.webhook;

import dev.rollcall.domain.Event;
import dev.rollcall.domain.Floor;
import dev.rollcall.engine.Feed.Happened;
import dev.rollcall.wire.entry.Events;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import dev.rollcall.wire.view.OfferView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What subscribers are sent: CloudEvents 1.0 in structured JSON, which are Standard Webhooks
/// payloads too (`type`, `timestamp`, `data`). One message an event of the journal, named after its
/// place there, so that it has the same id however often it is sent.
final class CloudEvents {

    static final String MEDIA_TYPE = "application/cloudevents+json";

    /// @param id of the message: `<epoch>-<offset>-<number>`
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out; nobody compares them
    record Message(String id, String type, byte[] body) {}

    /// The messages of one entry that the subscriber wants, in order.
    ///
    /// @param floor as it is now, for what events leave out because it never changes
    static List<Message> of(Subscriber subscriber, Happened entry, Floor floor) {
        var messages = new ArrayList<Message>();
        for (var i = 0; i < entry.events().size(); i++) {
            var event = entry.events().get(i);
            var type = type(event);
            if (event instanceof Event.Configured || !subscriber.wants(type)) continue;
            var id = entry.position() + "-" + i;
            messages.add(new Message(id, type, Json.write(
                    tree(subscriber.tenant(), id, type, event, entry, floor))));
        }
        return messages;
    }

    private static Map<String, Object> tree(
            String tenant, String id, String type, Event event, Happened entry, Floor floor) {
        var time = Instants.text(entry.at());
        var tree = new LinkedHashMap<String, Object>();
        tree.put("specversion", "1.0");
        tree.put("id", id);
        tree.put("source", "/tenants/" + tenant);
        tree.put("type", type);
        tree.put("time", time);
        tree.put("timestamp", time);
        tree.put("subject", subject(event));
        tree.put("datacontenttype", "application/json");
        tree.put("data", data(event, floor));
        return tree;
    }

    /// `presence.agent.claim_made`, `presence.work.offer_accepted`.
    static String type(Event event) {
        var name = Events.name(event).replace('-', '_');
        return switch (event) {
            case Event.OfAgent _ -> "presence.agent." + name;
            case Event.OfWork _ -> "presence.work." + name;
            case Event.Configured _ -> "presence.tenant." + name;
        };
    }

    private static String subject(Event event) {
        return switch (event) {
            case Event.OfAgent ofAgent -> ofAgent.agent().text();
            case Event.OfWork ofWork -> ofWork.work().text();
            case Event.Configured _ -> "configuration";
        };
    }

    /// The event as the journal has it. An offer says also what is offered, so that a desktop can
    /// ring without asking; that does not change, so it is the same however late it is told.
    private static Map<String, Object> data(Event event, Floor floor) {
        var data = new LinkedHashMap<String, Object>();
        if (event instanceof Event.WorkOffered(var id, var agent, var until, _)) {
            floor.find(id).ifPresent(work -> data.putAll(OfferView.tree(work, agent, until)));
        }
        if (Json.read(Events.json(List.of(event))) instanceof List<?> list
                && list.getFirst() instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) data.put(String.valueOf(key), value);
            });
            return data;
        }
        throw new IllegalStateException("an event is written as an object");
    }

    private CloudEvents() {}
}
