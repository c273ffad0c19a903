package dev.rollcall.api.calls;

import dev.rollcall.api.calls.Orders.Order;
import dev.rollcall.api.http.JsonParts;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.command.Asked;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import java.util.ArrayList;
import java.util.List;

/// `POST /v1/commands`: one command, or a list. A list is read whole before anything of it is done;
/// then its commands are applied in order, and each has its own answer.
public final class CommandsCall {
    static final int MOST = 1_000;

    private final Hub hub;
    private final Orders orders;

    public CommandsCall(Hub hub) {
        this.hub = hub;
        this.orders = new Orders(hub);
    }

    public Response handle(Request request) {
        var body = request.json();
        if (body instanceof List<?> list) return list(request, list);
        var order = orders.read(body, request.caller(), Orders.commandId(request));
        return Response.of(200, Route.JSON,
                Orders.json(Asking.accepted(orders.answer(order))));
    }

    private Response list(Request request, List<?> list) {
        if (list.size() > MOST) {
            throw new BadInput(Code.TOO_MANY, "expected at most " + MOST + " commands, found "
                    + list.size() + "; send them in parts");
        }
        var answers = new JsonParts(list.size() * 256 + 2).add("[");
        var separator = "";
        for (var answer : answers(read(request, list))) {
            answers.add(separator).add(Orders.json(answer));
            separator = ",";
        }
        return Response.of(200, Route.JSON, answers.add("]").done());
    }

    /// Everything that cannot be read, of all of them, at once.
    private List<Order> read(Request request, List<?> list) {
        var id = Orders.commandId(request);
        var read = new ArrayList<Order>(list.size());
        var problems = new ArrayList<BadInput.Problem>();
        for (var i = 0; i < list.size(); i++) {
            try {
                read.add(orders.read(list.get(i), request.caller(),
                        id.isEmpty() ? "" : id + "/" + i));
            } catch (BadInput bad) {
                problems.addAll(bad.in(i).problems());
            }
        }
        if (!problems.isEmpty()) throw new BadInput(problems);
        return read;
    }

    /// Changes of the configuration are made of what is there at their turn, so the commands before
    /// one are carried out first.
    private List<Answer> answers(List<Order> all) {
        var answers = new ArrayList<Answer>(all.size());
        var run = new ArrayList<Hub.Ask>();
        for (var order : all) {
            switch (order.asked()) {
                case Asked.Do(var command) -> run.add(order.ask(command));
                case Asked.Configure _ -> {
                    flush(all.getFirst().caller().tenant(), run, answers);
                    answers.add(orders.answer(order));
                }
            }
        }
        if (!run.isEmpty()) flush(all.getFirst().caller().tenant(), run, answers);
        return answers;
    }

    private void flush(String tenant, List<Hub.Ask> run, List<Answer> answers) {
        if (run.isEmpty()) return;
        answers.addAll(Asking.await(hub.submit(tenant, List.copyOf(run))));
        run.clear();
    }
}
