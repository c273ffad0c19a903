package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.JsonParts;
import dev.rollcall.api.http.Request;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.command.Asked;
import dev.rollcall.wire.command.Commands;
import dev.rollcall.wire.entry.Events;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Commands on their way to the engine and answers on their way back; every call that changes
/// something goes through here, whatever its address.
final class Orders {
    private static final String BY = "by";

    private final Hub hub;
    private final Floors floors;
    private final Merging merging;

    Orders(Hub hub) {
        this.hub = hub;
        this.floors = new Floors(hub);
        this.merging = new Merging(hub);
    }

    /// Something that can be asked for: read, and allowed to this caller.
    record Order(Asked asked, Cause by, Caller caller, String commandId) {

        Hub.Ask ask(Command command) {
            return new Hub.Ask(command, by, caller.actor(), commandId);
        }
    }

    /// @throws BadInput when it cannot be read
    /// @throws Declined when the caller may not ask for it
    Order read(@Nullable Object tree, Caller caller, String commandId) {
        var by = Optional.<String>empty();
        if (tree instanceof Map<?, ?> map && map.get(BY) instanceof String name) {
            by = Optional.of(name);
            tree = without(map);
        }
        var asked = Commands.read(tree);
        var cause = Rights.cause(caller, by);
        return switch (asked) {
            case Asked.Do(var command) -> {
                Rights.check(command, caller, floors.of(caller));
                yield new Order(new Asked.Do(Rights.signed(command, caller)), cause, caller,
                        commandId);
            }
            case Asked.Configure _ -> {
                Rights.checkConfigures(caller);
                yield new Order(asked, cause, caller, commandId);
            }
        };
    }

    private static Map<Object, @Nullable Object> without(Map<?, ?> command) {
        var rest = new LinkedHashMap<Object, @Nullable Object>(command);
        rest.remove(BY);
        return rest;
    }

    /// Carries out one order and waits for its answer.
    Answer answer(Order order) {
        return switch (order.asked()) {
            case Asked.Do(var command) -> Asking.await(
                    hub.submit(order.caller().tenant(), order.ask(command)));
            case Asked.Configure(var patch) -> merging.apply(order, patch);
        };
    }

    /// One verb of a resource: the body's fields and what the address says.
    ///
    /// @throws Declined for any answer but yes
    Answer.Accepted resource(Request request, String verb, Map<String, ?> fromAddress) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("do", verb);
        request.object().forEach((key, value) -> {
            if (fromAddress.containsKey(key) || key.equals("do")) {
                throw new BadInput(Code.UNKNOWN_FIELD, "expected '" + key
                        + "' in the address and not in the body").in(key);
            }
            tree.put(key, value);
        });
        tree.putAll(fromAddress);
        return Asking.accepted(answer(read(tree, request.caller(), commandId(request))));
    }

    /// Part of a configuration, by somebody whose route says that they may.
    ///
    /// @throws Declined for any answer but yes
    void accept(Request request, Map<String, Object> patch) {
        var caller = request.caller();
        Asking.accepted(merging.apply(new Order(new Asked.Configure(patch), caller.cause(), caller,
                commandId(request)), patch));
    }

    /// The engine remembers what was done under this name for a day, over restarts.
    static String commandId(Request request) {
        return request.idempotencyKey().orElse("");
    }

    static byte[] json(Answer.Accepted accepted) {
        var events = Events.json(accepted.events());
        return new JsonParts(events.length + 64).add("{\"accepted\":true,\"offset\":")
                .add(Long.toString(accepted.offset())).add(",\"events\":").add(events).add("}")
                .done();
    }

    /// An answer inside a list of answers: a no is a value there.
    static byte[] json(Answer answer) {
        try {
            return json(Asking.accepted(answer));
        } catch (Declined declined) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("accepted", false);
            tree.putAll(declined.problem().tree());
            return Json.write(tree);
        }
    }
}
