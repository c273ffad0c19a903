package dev.rollcall.wire.command;

import dev.rollcall.domain.Command.Accept;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.Cancel;
import dev.rollcall.domain.Command.Close;
import dev.rollcall.domain.Command.EndWrapUp;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.ExtendWrapUp;
import dev.rollcall.domain.Command.Hold;
import dev.rollcall.domain.Command.Miss;
import dev.rollcall.domain.Command.OfWork;
import dev.rollcall.domain.Command.Offer;
import dev.rollcall.domain.Command.Reject;
import dev.rollcall.domain.Command.Renew;
import dev.rollcall.domain.Command.Resume;
import dev.rollcall.domain.Command.ToOffer;
import dev.rollcall.domain.Command.Transfer;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.wire.codec.Shape;
import dev.rollcall.wire.codec.Shapes;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.BadInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The verbs about one work item, from the queue to its end.
final class WorkVerbs {

    /// Said or not said: `true`, `false`, or as the workstream has it.
    private static final Form<Acd> ACD = Forms.TRUTH.as(
            truth -> truth ? Acd.YES : Acd.NO, acd -> acd == Acd.YES);

    static final Verb<Enqueue> ENQUEUE = Verb.of("enqueue", Enqueue.class,
            "Puts a new item into a queue.", f -> {
                var work = f.required("work", Named.WORK, Enqueue::work, "the new item's id");
                var workstream = f.required("workstream", Named.WORKSTREAM, Enqueue::workstream,
                        "what kind of work it is");
                var queue = f.required("queue", Named.QUEUE, Enqueue::queue, "where it waits");
                var priority = f.optional("priority", Forms.NUMBER, 0, Enqueue::priority,
                        "higher goes first");
                var attributes = f.optional("attributes", Forms.ATTRIBUTES, Map.of(),
                        Enqueue::attributes, "anything that rules may look at");
                var acd = f.optional("acd", ACD, Acd.AS_CONFIGURED, Enqueue::acd,
                        "whether ACD routes it; by default as its workstream says");
                var inbound = f.optional("inbound", Forms.TRUTH, true, Enqueue::inbound,
                        "whether the customer began it");
                var preferred = f.optional("preferred", Named.AGENT, AgentId.NONE,
                        Enqueue::preferred, "the agent it is kept for at first");
                return v -> new Enqueue(v.get(work), v.get(workstream), v.get(queue),
                        v.get(priority), v.get(attributes), v.get(acd), v.get(inbound),
                        v.get(preferred));
            });

    static final Verb<Offer> OFFER = Verb.of("offer", Offer.class,
            "Offers an item to one agent: directly, or one that waits.", f -> {
                var work = f.required("work", Named.WORK, Offer::work, "a new or waiting item");
                var workstream = f.optional("workstream", Named.WORKSTREAM, new WorkstreamId(""),
                        Offer::workstream, "what kind of work a new item is");
                var agent = f.required("agent", Named.AGENT, Offer::agent, "to whom");
                var kind = f.optional("kind", Forms.oneOf("direct-chat", "direct-call", "consult"),
                        "", Offer::kind, "of direct work");
                var acd = f.optional("acd", ACD, Acd.AS_CONFIGURED, Offer::acd,
                        "whether it counts as ACD work; with a kind by default not");
                var force = f.optional("force", Forms.TRUTH, false, Offer::force,
                        "skip every gate but not-signed-in and no-capability");
                var inbound = f.optional("inbound", Forms.TRUTH, true, Offer::inbound,
                        "whether the customer began it");
                return v -> new Offer(v.get(work), v.get(workstream), v.get(agent), v.get(kind),
                        v.get(acd), v.get(force), v.get(inbound));
            });

    static final Verb<Reject> REJECT = Verb.of("reject", Reject.class,
            "Refuses the offer of an item.", f -> {
                var work = f.required("work", Named.WORK, Reject::work, "which");
                var then = f.optional("then", Named.STATUS, StatusId.NONE, Reject::then,
                        "the status to be in after it");
                var agent = answering(f, Reject::agent);
                return v -> new Reject(v.get(work), v.get(then), v.get(agent));
            });

    static final Verb<Accept> ACCEPT = Verb.of("accept", Accept.class,
            "Takes the item that is offered.", f -> {
                var work = f.required("work", Named.WORK, Accept::work, "which");
                var agent = answering(f, Accept::agent);
                return v -> new Accept(v.get(work), v.get(agent));
            });

    private static <C extends ToOffer> Shape.Field<C, AgentId> answering(
            Verb.Fields<C> fields, Function<C, AgentId> of) {
        return fields.optional("agent", Named.AGENT, AgentId.NONE, of,
                "whose answer it is; by default of whoever is offered it now");
    }

    /// Where a transfer goes: the one or the other, the other one `NONE`.
    private record Target(AgentId agent, QueueId queue) {}

    private static final Form<Target> TARGET = new Form<>("{agent} or {queue}",
            Map.of("oneOf", List.of(inside("agent", Named.AGENT), inside("queue", Named.QUEUE))),
            WorkVerbs::target,
            Shape.of(Target.class, f -> {
                var agent = f.field("agent", Shapes.AGENT_OR_NONE, Target::agent);
                var queue = f.field("queue", Shapes.QUEUE_OR_NONE, Target::queue);
                return v -> new Target(v.get(agent), v.get(queue));
            }));

    private static Map<String, Object> inside(String key, Form<?> form) {
        return Map.of("type", "object", "required", List.of(key),
                "properties", Map.of(key, form.schema()));
    }

    private static Target target(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) throw Forms.wrongType("{agent} or {queue}", node);
        for (var key : map.keySet()) {
            if (key.equals("agent") || key.equals("queue")) continue;
            throw new BadInput(Code.UNKNOWN_FIELD, "expected agent or queue, found "
                    + Kind.of(key.toString())).in(key);
        }
        if (map.size() != 1) {
            throw new BadInput(Code.BAD_VALUE, "expected either an agent or a queue, found "
                    + (map.isEmpty() ? "none" : "both"));
        }
        return map.containsKey("agent")
                ? new Target(inside("agent", Named.AGENT, map), QueueId.NONE)
                : new Target(AgentId.NONE, inside("queue", Named.QUEUE, map));
    }

    private static <V> V inside(String key, Form<V> form, Map<?, ?> map) {
        try {
            return form.reading().read(map.get(key));
        } catch (BadInput bad) {
            throw bad.in(key);
        }
    }

    static final Verb<Transfer> TRANSFER = Verb.of("transfer", Transfer.class,
            "Gives an item to another agent, when he or she accepts it, or to a queue.", f -> {
                var work = f.required("work", Named.WORK, Transfer::work, "which");
                var to = f.required("to", TARGET,
                        command -> new Target(command.agent(), command.queue()), "where it goes");
                return v -> new Transfer(v.get(work), v.get(to).agent(), v.get(to).queue());
            });

    static final Verb<Close> CLOSE = Verb.of("close", Close.class,
            "Ends the item, or begins its wrap-up.", f -> {
                var work = f.required("work", Named.WORK, Close::work, "which");
                var force = f.optional("force", Forms.TRUTH, false, Close::force,
                        "end it now, whatever it is in; not for agents");
                return v -> new Close(v.get(work), v.get(force));
            });

    static final Verb<ExtendWrapUp> EXTEND_WRAP_UP = Verb.of("extend-wrap-up", ExtendWrapUp.class,
            "Gives the item's wrap-up more time.", f -> {
                var work = f.required("work", Named.WORK, ExtendWrapUp::work, "which");
                var by = f.optional("for", Forms.SPAN, Duration.ZERO,
                        ExtendWrapUp::by,
                        "how much longer; by default as long as its workstream gives");
                return v -> new ExtendWrapUp(v.get(work), v.get(by));
            });

    static final List<Verb<?>> ALL = List.of(ENQUEUE, OFFER, ACCEPT,
            plain("hold", Hold.class, Hold::new, "Puts the item on hold."),
            plain("resume", Resume.class, Resume::new, "Takes the item off hold."),
            CLOSE,
            plain("renew", Renew.class, Renew::new, "Says that the item is still there."),
            EXTEND_WRAP_UP,
            plain("end-wrap-up", EndWrapUp.class, EndWrapUp::new, "Ends the item's wrap-up."),
            plain("cancel", Cancel.class, Cancel::new, "Ends an item that nobody has."),
            REJECT,
            plain("miss", Miss.class, Miss::new, "Lets the offer time out now."),
            TRANSFER);

    /// A verb that only needs to know which item.
    private static <C extends OfWork> Verb<C> plain(
            String name, Class<C> type, Function<WorkId, C> make, String doc) {
        return Verb.of(name, type, doc, f -> {
            var work = f.required("work", Named.WORK, OfWork::work, "which");
            return v -> make.apply(v.get(work));
        });
    }

    private WorkVerbs() {}
}
