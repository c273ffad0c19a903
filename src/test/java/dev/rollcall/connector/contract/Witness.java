package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stands beside a connector and writes down what it is asked to write, in the order in which it
/// was asked; changes nothing. Safe to use from several threads.
final class Witness implements Connector {

    private final Connector connector;
    private final Map<String, List<Line.Wish>> carried = new HashMap<>();
    private final Set<String> underway = new HashSet<>();
    private final Set<String> twoAtOnce = new HashSet<>();

    Witness(Connector connector) {
        this.connector = connector;
    }

    /// By the name there, the oldest first; what could not be written is here, too.
    synchronized Map<String, List<Line.Wish>> carried() {
        var all = new HashMap<String, List<Line.Wish>>();
        carried.forEach((who, wishes) -> all.put(who, List.copyOf(wishes)));
        return all;
    }

    synchronized void forget() {
        carried.clear();
    }

    /// For whom two were carried at once.
    synchronized Set<String> twoAtOnce() {
        return Set.copyOf(twoAtOnce);
    }

    private synchronized void begins(String who, Line.Wish wish) {
        carried.computeIfAbsent(who, _ -> new ArrayList<>()).add(wish);
        if (!underway.add(who)) twoAtOnce.add(who);
    }

    private synchronized void ends(String who) {
        underway.remove(who);
    }

    @Override
    public Abilities abilities() {
        return connector.abilities();
    }

    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        return new Watched(connector.open(setup));
    }

    private final class Watched implements Line {
        private final Line line;

        Watched(Line line) {
            this.line = line;
        }

        @Override
        public List<OutsideStatus> statuses() throws LineBroken, InterruptedException {
            return line.statuses();
        }

        @Override
        public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
            return line.look(who);
        }

        @Override
        public void listen(Ear ear) throws LineBroken, InterruptedException {
            line.listen(ear);
        }

        @Override
        public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
            begins(who, wish);
            try {
                return line.write(who, wish);
            } finally {
                ends(who);
            }
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
