package dev.rollcall.api.stream;

import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.State;
import dev.rollcall.engine.Moment;
import dev.rollcall.wire.view.OfferView;
import dev.rollcall.wire.view.QueueView;
import dev.rollcall.wire.view.WorkView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one stream has told of work, queues and offers, and what is new since. It compares the
/// moment before with the moment now, so however much happened in between is told as one step, and
/// nothing has to be remembered for streams that nobody reads.
///
/// Offers are told one by one, since a desktop rings for each: `offer` when one is made, and
/// `offer-accepted` or `offer-withdrawn` when it is over.
final class WorkNews {

    /// @param why for one that was withdrawn; else empty
    @SuppressWarnings("ArrayRecordComponent") // rendered once, written as it is, never compared
    record Offer(String event, byte[] view, String why) {
        static Offer made(byte[] view) {
            return new Offer("offer", view, "");
        }
    }

    /// @param gone items that the caller does not see any more
    record Told(List<byte[]> work, List<String> gone, List<byte[]> queues, List<Offer> offers) {
        static final Told NOTHING = new Told(List.of(), List.of(), List.of(), List.of());
    }

    private final Wish wish;
    private final Sight sight;
    private final Set<WorkId> shown = new HashSet<>();
    private final Map<WorkId, Work> offered = new LinkedHashMap<>();
    private final QueueWatch queues;
    private Map<QueueId, QueueWatch.Seen> told = Map.of();
    private Optional<Moment> last = Optional.empty();

    /// @param queues of the wish's tenant
    WorkNews(Wish wish, QueueWatch queues) {
        this.wish = wish;
        this.queues = queues;
        this.sight = wish.sight();
    }

    private boolean silent() {
        return !wish.about(Topic.WORK) && !wish.about(Topic.QUEUES) && !wish.about(Topic.OFFERS);
    }

    /// Everything there is, but for offers that were told already.
    Told begin(Moment now) {
        if (silent()) return Told.NOTHING;
        last = Optional.of(now);
        shown.clear();
        told = Map.of();
        var floor = now.floor();
        var works = ownOnly() ? ofSelf(floor) : queuesOnly() ? List.<Work>of() : floor.works();
        var open = works.stream().filter(work -> !work.state().over()).toList();
        return new Told(work(open, floor, new ArrayList<>()), List.of(), queues(now),
                offers(works, now));
    }

    /// What is new; nothing when this moment is not newer than the last one.
    Told since(Moment now) {
        if (silent()) return Told.NOTHING;
        if (last.isEmpty()) return begin(now);
        var before = last.get();
        if (now.position().offset() <= before.position().offset()) return Told.NOTHING;
        last = Optional.of(now);
        var floor = now.floor();
        var changed = ownOnly() ? changedOfSelf(before.floor(), floor)
                : queuesOnly() ? List.<Work>of() : floor.worksSince(before.floor());
        var gone = new ArrayList<String>();
        return new Told(work(changed, floor, gone), gone, queues(now), offers(changed, now));
    }

    /// Whose work alone is told is asked for it: so ten thousand agents who listen cost no walks
    /// over each other's work.
    private boolean ownOnly() {
        return !sight.self().equals(AgentId.NONE);
    }

    private boolean queuesOnly() {
        return !wish.about(Topic.WORK) && !wish.about(Topic.OFFERS);
    }

    private List<Work> ofSelf(Floor floor) {
        var ids = new LinkedHashSet<>(offered.keySet());
        ids.addAll(shown);
        floor.find(sight.self()).ifPresent(self ->
                ids.addAll(self.workload().ids(_ -> true)));
        return ids.stream().map(floor::find).flatMap(Optional::stream).toList();
    }

    private List<Work> changedOfSelf(Floor before, Floor now) {
        return ofSelf(now).stream()
                .filter(work -> !before.find(work.id()).equals(Optional.of(work))).toList();
    }

    private List<byte[]> work(Collection<Work> changed, Floor floor, List<String> gone) {
        if (!wish.about(Topic.WORK)) return List.of();
        var views = new ArrayList<byte[]>();
        for (var work : changed) {
            if (!sight.shows(floor, work)) {
                if (shown.remove(work.id())) gone.add(work.id().text());
                continue;
            }
            if (work.state().over()) shown.remove(work.id());
            else shown.add(work.id());
            views.add(WorkView.brief(work, sight.detail()));
        }
        return views;
    }

    private List<byte[]> queues(Moment now) {
        if (!wish.about(Topic.QUEUES)) return List.of();
        var seen = queues.at(now);
        var views = new ArrayList<byte[]>();
        seen.forEach((queue, one) -> {
            if (!one.equals(told.get(queue)) && sight.shows(now.floor(), queue)) {
                views.add(one.view());
            }
        });
        told = seen;
        return views;
    }

    private List<Offer> offers(Collection<Work> changed, Moment now) {
        if (!wish.about(Topic.OFFERS)) return List.of();
        var told = new ArrayList<Offer>();
        for (var work : changed) {
            var before = Optional.ofNullable(offered.get(work.id()));
            var is = !work.offeredTo().equals(AgentId.NONE)
                    && sight.showsOffer(now.floor(), work);
            if (is && before.filter(old -> same(old, work)).isPresent()) continue;
            before.ifPresent(old -> told.add(over(old, work)));
            if (is) {
                told.add(Offer.made(OfferView.json(work, sight.detail())));
                offered.put(work.id(), work);
            } else {
                offered.remove(work.id());
            }
        }
        return told;
    }

    private static boolean same(Work old, Work now) {
        return old.offeredTo().equals(now.offeredTo()) && old.offerEnds().equals(now.offerEnds());
    }

    private Offer over(Work old, Work now) {
        var view = OfferView.json(old, sight.detail());
        var agent = old.offeredTo();
        return now.owner().equals(agent) ? new Offer("offer-accepted", view, "")
                : new Offer("offer-withdrawn", view, why(now, agent));
    }

    /// What the state still tells of it: an agent who has let it pass is not offered it again for a
    /// while; of an item that others took, nothing more is known.
    private static String why(Work now, AgentId agent) {
        if (now.state() == State.CANCELLED) return "cancelled";
        if (now.state() == State.MISSED) return "missed";
        if (now.state() == State.REJECTED) return "rejected";
        return now.refusals().containsKey(agent) ? "not-taken" : "withdrawn";
    }
}
