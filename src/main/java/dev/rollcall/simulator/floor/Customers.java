package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// The outside world: calls, chats and letters, few in the early morning, most before noon. Whoever
/// waits too long for a person hangs up.
final class Customers {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /// Contacts of one agent in an hour at the busiest time; people are then busy two thirds of
    /// their time.
    private static final double PER_AGENT_AND_HOUR = 5.5;

    /// More than this hear an engaged tone: a queue that nobody serves must not grow for ever.
    private static final int OPEN_PER_AGENT = 4;

    /// How busy each hour of the day is, from seven to nineteen, against the busiest.
    private static final List<Double> HOURS = List.of(
        .25, .5, .8, 1.0, 1.0, .85, .75, .8, .8, .7, .55, .35, .2);
    private static final int FIRST_HOUR = 7;

    private final int people;
    private final List<String> queues;
    private final Hands hands;
    private long number;

    Customers(Staff staff, Hands hands) {
        this.people = staff.people().size();
        this.queues = DemoTenant.TEAMS.stream().flatMap(team -> team.queues().stream()).toList();
        this.hands = hands;
    }

    void plan(LocalDate day, Stage stage) {
        stage.at(day.atTime(FIRST_HOUR, 5), s -> next(day, s));
    }

    /// The gap to the next contact is random with the mean that the hour has.
    private void next(LocalDate day, Stage stage) {
        var hour = stage.now().getHour() - FIRST_HOUR;
        if (hour >= HOURS.size() || !stage.now().toLocalDate().equals(day)) return;
        if (hour >= 0 && hands.open() < OPEN_PER_AGENT * people) contact(stage);
        var perHour = PER_AGENT_AND_HOUR * people * HOURS.get(Math.max(0, hour));
        var seconds = -Math.log(1 - stage.chance().nextDouble()) * 3600 / perHour;
        stage.in(Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))), s -> next(day, s));
    }

    private void contact(Stage stage) {
        var queue = queues.get(stage.chance().nextInt(queues.size()));
        var work = "c" + stage.now().getDayOfYear() + "-" + ++number;
        var channel = queue.endsWith("voice") ? DemoTenant.VOICE
            : queue.endsWith("chat") ? DemoTenant.CHAT : DemoTenant.EMAIL;
        stage.ask(Asking.enqueue(work, channel, queue));
        hands.expect(work, channel);
        if (channel.equals(DemoTenant.EMAIL)) return;
        stage.in(PATIENCE, s -> {
            if (hands.giveUp(work)) s.ask(Asking.work("cancel", work));
        });
    }
}
