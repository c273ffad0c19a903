package dev.rollcall.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The people of these tests.
final class Crew {

    static final AgentView ANA = AgentView.of("ana", "Ana García", "Billing", "available");
    static final AgentView BJORN = AgentView.of("bjorn", "Björn Nilsson", "Claims", "busy");
    static final AgentView CHLOE = AgentView.of("chloe", "Chloé Dubois", "Billing", "lunch");
    static final AgentView DMYTRO = AgentView.of("dmytro", "Dmytro Melnyk", "Claims", "offline");
    static final AgentView ELIF = AgentView.of("elif", "Elif Kaya", "Orders", "available")
        .with("mismatch", "uc-activity closes voice")
        .with("gates", Map.of("voice", List.of("uc-activity")));

    static final List<AgentView> FIVE = List.of(ANA, BJORN, CHLOE, DMYTRO, ELIF);

    /// A floor of any size.
    static List<AgentView> crowd(int size) {
        return IntStream.range(0, size).mapToObj(Crew::oneOf).toList();
    }

    static AgentView oneOf(int number) {
        var statuses = List.of("available", "busy", "lunch", "meeting", "offline");
        return AgentView.of("agent%05d".formatted(number), "Agent %05d".formatted(number),
            "Team " + number % 7, statuses.get(number % statuses.size()));
    }

    private Crew() {}
}
