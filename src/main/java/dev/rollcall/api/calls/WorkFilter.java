package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.stream.Sight;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work;
import dev.rollcall.wire.view.Detail;
import java.util.Optional;
import java.util.stream.Stream;

/// Which work a question is about, as far as that stands in the address; and never more than the
/// caller may see.
record WorkFilter(Caller caller, Optional<String> team, Optional<QueueId> queue,
        Optional<AgentId> agent) implements Sight {

    static WorkFilter of(Request request) {
        return new WorkFilter(request.caller(), request.parameter("team"),
                request.parameter("queue").map(QueueId::new),
                request.parameter("agent").map(AgentId::new));
    }

    @Override
    public boolean shows(Floor floor, Work work) {
        return (queue.isEmpty() || work.queues().contains(queue.get()))
                && (agent.isEmpty() || concerned(work).anyMatch(agent.get()::equals))
                && (team.isEmpty() || concerned(work).flatMap(id -> floor.find(id).stream())
                        .allMatch(one -> team.get().equals(one.settings().team())))
                && Rights.sees(work, caller, floor);
    }

    @Override
    public boolean showsOffer(Floor floor, Work work) {
        return Rights.seesOffer(work, caller)
                && agent.map(work.offeredTo()::equals).orElse(true) && shows(floor, work);
    }

    @Override
    public boolean shows(Floor floor, QueueId id) {
        return (queue.isEmpty() || queue.get().equals(id)) && Rights.sees(id, caller, floor);
    }

    @Override
    public Detail detail() {
        return Rights.detail(caller);
    }

    @Override
    public AgentId self() {
        return caller.agent();
    }

    private static Stream<AgentId> concerned(Work work) {
        return Stream.of(work.owner(), work.offeredTo()).filter(id -> !id.equals(AgentId.NONE));
    }
}
