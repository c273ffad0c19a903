package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// What one person does on a working day without being told: comes, takes breaks and lunch, looks
/// after the paperwork, telephones a colleague, loses the connection, goes home.
final class Habits {

    private static final Duration LUNCH = Duration.ofMinutes(30);
    private static final Duration BREAK = Duration.ofMinutes(12);

    /// Notes a person's day. What would be over already is left out; who should have come has.
    static void plan(Person person, LocalDate day, Stage stage) {
        var begin = day.atTime(person.start());
        var end = day.atTime(person.end());
        if (!end.isAfter(stage.now()) || stage.happens(3)) return;
        stage.at(begin.plus(stage.between(minutes(-8), minutes(5))), s -> come(person, s));
        stage.at(end.plus(stage.between(minutes(-2), minutes(6))), s -> leave(person, s));

        rest(person, begin.plusMinutes(75), 40, BREAK, DemoTenant.BREAK, stage);
        rest(person, begin.plusMinutes(205), 95, LUNCH, DemoTenant.LUNCH, stage);
        rest(person, begin.plusMinutes(370), 60, BREAK, DemoTenant.BREAK, stage);
        if (stage.happens(35)) away(person, begin, DemoTenant.BACK_OFFICE, minutes(25), stage);
        if (stage.happens(12)) away(person, begin, DemoTenant.FOCUS, minutes(15), stage);
        for (var calls = stage.chance().nextInt(4); calls > 0; calls--) call(person, begin, stage);
        if (stage.happens(18)) loseConnection(person, begin, stage);
    }

    private static void come(Person person, Stage stage) {
        stage.ask(Asking.signIn(person.id()));
    }

    private static void leave(Person person, Stage stage) {
        stage.ask(Asking.signOut(person.id()));
    }

    /// A break that ends by itself; some are back a little earlier.
    private static void rest(Person person, LocalDateTime from, int withinMinutes,
            Duration lasts, String status, Stage stage) {
        var at = from.plusMinutes(stage.chance().nextInt(withinMinutes));
        planned(at, lasts, stage, s -> {
            if (!s.seen(person.id()).signedIn()) return;
            stopFor(person, status, s);
            if (s.happens(15)) {
                s.in(lasts.multipliedBy(4).dividedBy(5), later -> comeBack(person, status, later));
            }
        });
    }

    /// Something that has no end of its own.
    private static void away(Person person, LocalDateTime begin, String status,
            Duration lasts, Stage stage) {
        planned(duringShift(begin, stage), lasts, stage, s -> {
            if (!s.seen(person.id()).isAvailable()) return;
            s.ask(Asking.choose(person.id(), status));
            s.in(s.between(lasts.dividedBy(2), lasts.multipliedBy(2)),
                later -> comeBack(person, status, later));
        });
    }

    /// Who has work in hand mostly finishes it first.
    private static void stopFor(Person person, String status, Stage stage) {
        var later = stage.seen(person.id()).isBusyWithWork() && stage.happens(70);
        stage.ask(later ? Asking.chooseAfterWork(person.id(), status)
            : Asking.choose(person.id(), status));
    }

    private static void comeBack(Person person, String from, Stage stage) {
        if (stage.seen(person.id()).presence().equals(from)) {
            stage.ask(Asking.choose(person.id(), DemoTenant.AVAILABLE));
        }
    }

    /// A telephone call that has nothing to do with the queues: the telephone is busy, the status
    /// is not, and the board shows the red line.
    private static void call(Person person, LocalDateTime begin, Stage stage) {
        var lasts = stage.between(minutes(2), minutes(7));
        planned(duringShift(begin, stage), lasts, stage, s -> {
            if (!s.seen(person.id()).isAvailable()) return;
            var id = "call-" + s.chance().nextInt(1_000_000);
            s.ask(Asking.startCall(person.id(), id));
            s.in(lasts, later -> later.ask(Asking.endCall(person.id(), id)));
        });
    }

    /// Most are back before anybody has noticed; the others have to sign in again.
    private static void loseConnection(Person person, LocalDateTime begin, Stage stage) {
        planned(duringShift(begin, stage), minutes(1), stage, s -> {
            if (!s.seen(person.id()).signedIn()) return;
            s.ask(Asking.lose(person.id()));
            var back = s.happens(80) ? s.between(seconds(40), seconds(120))
                : s.between(minutes(4), minutes(12));
            s.in(back, later -> later.ask(Asking.signIn(person.id())));
        });
    }

    private static LocalDateTime duringShift(LocalDateTime begin, Stage stage) {
        return begin.plusMinutes(20 + stage.chance().nextInt(480));
    }

    /// What would have ended before now does not happen; what is under way begins now.
    private static void planned(LocalDateTime at, Duration lasts, Stage stage, Act act) {
        if (at.plus(lasts).isAfter(stage.now())) stage.at(at, act);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private Habits() {}
}
