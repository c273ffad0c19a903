package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Work;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.view.OfferView;
import java.util.random.RandomGenerator;

/// What is offered to somebody at this moment and waits for an answer: to an agent, the own offers
/// only. They are answered with the verbs of the work, `accept` and `reject`.
public final class OffersCall {
    private final Floors floors;
    private final Paging<Work> paging;

    public OffersCall(Hub hub, RandomGenerator random) {
        this.floors = new Floors(hub);
        this.paging = new Paging<>("/v1/offers", "offers", work -> work.id().text(), random);
    }

    public Response list(Request request) {
        var moment = floors.moment(request.caller());
        var filter = WorkFilter.of(request);
        var detail = Rights.detail(request.caller());
        return paging.page(request, moment, moment.floor().works(),
                work -> filter.showsOffer(moment.floor(), work),
                work -> OfferView.json(work, detail));
    }

    public Response one(Request request) {
        var floor = floors.of(request.caller());
        var work = floor.find(new WorkId(request.variable("id")))
                .filter(found -> WorkFilter.of(request).showsOffer(floor, found))
                .orElseThrow(() -> new Declined(Problem.notFound("offer")));
        return Response.of(200, Route.JSON,
                OfferView.json(work, Rights.detail(request.caller())));
    }
}
