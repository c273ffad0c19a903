package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What supervisors do: a huddle with the whole team, a training for a few, and a word here and
/// there. Each change carries their name and a reason, so the board can say why.
final class Supervisors {

    /// What a supervisor may ask of somebody at any time.
    private record Wish(String status, int minutes, String reason) {}

    private static final List<Wish> WISHES = List.of(
        new Wish(DemoTenant.COACHING, 15, "listening in, then a talk"),
        new Wish(DemoTenant.COACHING, 20, "first week, with a mentor"),
        new Wish(DemoTenant.BACK_OFFICE, 30, "clears the letters from Friday"),
        new Wish(DemoTenant.BACK_OFFICE, 20, "calls three customers back"),
        new Wish(DemoTenant.TRAINING, 45, "the new returns form"),
        new Wish(DemoTenant.BREAK, 10, "after a hard call"));

    private static final Duration HUDDLE = Duration.ofMinutes(15);

    private final Staff staff;

    Supervisors(Staff staff) {
        this.staff = staff;
    }

    void plan(LocalDate day, Stage stage) {
        var teams = DemoTenant.TEAMS;
        for (var i = 0; i < teams.size(); i++) {
            var team = teams.get(i);
            var huddle = day.atTime(9, 20).plusMinutes(20L * i);
            if (huddle.plus(HUDDLE).isAfter(stage.now())) stage.at(huddle, s -> huddle(team, s));
            var round = day.atTime(9, 5).plusMinutes(stage.chance().nextInt(20));
            stage.at(round, s -> goRound(team, day, s));
        }
    }

    /// Nobody is called away from a customer.
    private void huddle(DemoTenant.Team team, Stage stage) {
        for (var person : staff.of(team.id())) {
            if (!stage.seen(person.id()).isAvailable() || stage.happens(25)) continue;
            put(team, person, new Wish(DemoTenant.MEETING, (int) HUDDLE.toMinutes(),
                team.name() + " huddle"), stage);
        }
    }

    private void goRound(DemoTenant.Team team, LocalDate day, Stage stage) {
        if (stage.now().isAfter(day.atTime(18, 30))) return;
        var people = staff.of(team.id());
        if (!people.isEmpty()) {
            var person = people.get(stage.chance().nextInt(people.size()));
            if (stage.seen(person.id()).isAvailable()) {
                put(team, person, WISHES.get(stage.chance().nextInt(WISHES.size())), stage);
            }
        }
        stage.in(stage.between(Duration.ofMinutes(6), Duration.ofMinutes(25)),
            s -> goRound(team, day, s));
    }

    private static void put(DemoTenant.Team team, Person person, Wish wish, Stage stage) {
        stage.ask(Asking.put(team.supervisor(), person.id(), wish.status(),
            stage.speed().configured(Duration.ofMinutes(wish.minutes())), wish.reason()));
    }
}
