package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.time.LocalDate;

/// The outside world: calls, chats and letters. Whoever waits too long for a person hangs up.
final class Customers {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /// More than this hear an engaged tone: a queue that nobody serves must not grow for ever.
    private static final int OPEN_PER_AGENT = 4;

    private final Demand demand;
    private final Hands hands;
    private final Books books;
    private long number;

    Customers(Demand demand, Hands hands, Books books) {
        this.demand = demand;
        this.hands = hands;
        this.books = books;
    }

    void plan(LocalDate day, Stage stage) {
        stage.at(day.atTime(Demand.FIRST_HOUR, 5), s -> next(day, s));
    }

    /// The gap to the next contact is random with the mean that the hour has.
    private void next(LocalDate day, Stage stage) {
        var perHour = demand.perHour(stage.now());
        if (perHour == 0 || !stage.now().toLocalDate().equals(day)) return;
        if (hands.open() < OPEN_PER_AGENT * demand.agents()) contact(stage);
        var seconds = -Math.log(1 - stage.chance().nextDouble()) * 3600 / perHour;
        stage.in(Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))), s -> next(day, s));
    }

    /// All teams have as much to do.
    private void contact(Stage stage) {
        var team = DemoTenant.TEAMS.get(stage.chance().nextInt(DemoTenant.TEAMS.size()));
        var queue = team.queues().get(stage.chance().nextInt(team.queues().size()));
        var work = "c" + stage.now().getDayOfYear() + "-" + ++number;
        var channel = queue.endsWith("voice") ? DemoTenant.VOICE
            : queue.endsWith("chat") ? DemoTenant.CHAT : DemoTenant.EMAIL;
        stage.ask(Asking.enqueue(work, channel, queue));
        hands.expect(work, channel);
        books.asked(work, queue, stage.now());
        if (channel.equals(DemoTenant.EMAIL)) return;
        stage.in(PATIENCE, s -> {
            if (hands.waits(work)) s.ask(Asking.work("cancel", work));
        });
    }
}
