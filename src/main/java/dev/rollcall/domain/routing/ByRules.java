package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Draft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Candidates as the rules of a workstream have them: those of the first rule before those of the
/// second, each in the order its rule asks for; nobody to whom no rule says yes.
///
/// A rule costs some microseconds, so a large floor is asked in parts, the longest idle first, and
/// only for as long as nobody has been found. Within a part the order is exact.
final class ByRules implements Iterator<Agent> {

    /// How many are asked at once, and how many for one item at one time. Judgements: the order is
    /// exact for a thousand agents who are free at the same time, and a rule that fits nobody costs
    /// less than a tenth of a second.
    static final int PART = 1_000;
    static final int ASKED_MAX = 10_000;

    private final Draft draft;
    private final Ask ask;
    private final Iterator<Agent> candidates;
    private Iterator<Agent> part = Collections.emptyIterator();
    private int asked;

    ByRules(Draft draft, Ask ask, Iterator<Agent> candidates) {
        this.draft = draft;
        this.ask = ask;
        this.candidates = candidates;
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && candidates.hasNext() && asked < ASKED_MAX) part = nextPart();
        return part.hasNext();
    }

    @Override
    public Agent next() {
        if (!hasNext()) throw new NoSuchElementException("no candidate is left");
        return part.next();
    }

    private Iterator<Agent> nextPart() {
        var rules = ask.workstream().rules();
        var groups = new ArrayList<List<Agent>>();
        for (var _ : rules) groups.add(new ArrayList<>());
        for (var i = 0; i < PART && candidates.hasNext(); i++, asked++) {
            var agent = candidates.next();
            var outcome = Rules.ask(draft, agent, ask);
            if (outcome.yes()) groups.get(outcome.index()).add(agent);
        }
        var inOrder = new ArrayList<Agent>();
        for (var i = 0; i < rules.size(); i++) {
            groups.get(i).sort(Method.of(rules.get(i).orderBy()));
            inOrder.addAll(groups.get(i));
        }
        return inOrder.iterator();
    }
}
