package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How agents handle work. They see on their screen that something is offered, take it a few
/// seconds later (or overlook it, or decline), work on it, and close it.
final class Hands {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    /// @param agent who has it; empty while nobody has
    private record Contact(String channel, String agent) {}

    /// Contacts that are not over.
    private final Map<String, Contact> contacts = new HashMap<>();
    private final double length;

    /// @param length of contacts, against the usual
    Hands(double length) {
        this.length = length;
    }

    void expect(String work, String channel) {
        contacts.put(work, new Contact(channel, ""));
    }

    /// Whether nobody has taken the contact.
    boolean waits(String work) {
        var contact = contacts.get(work);
        return contact != null && contact.agent().isEmpty();
    }

    /// Whatever has become of it.
    void over(String work) {
        contacts.remove(work);
    }

    int open() {
        return contacts.size();
    }

    /// The screen of `agent` has changed.
    void look(String agent, Seen before, Seen after, Stage stage) {
        for (var work : fresh(before.offered(), after.offered())) offered(agent, work, stage);
        for (var work : fresh(before.working(), after.working())) taken(agent, work, stage);
        if (after.notResponding() && !before.notResponding()) wakeUp(agent, stage);
    }

    private void offered(String agent, String work, Stage stage) {
        if (!contacts.containsKey(work) || stage.happens(2)) return;
        var verb = stage.happens(2) ? "reject" : "accept";
        stage.in(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(9)), s -> {
            if (s.seen(agent).offered().contains(work)) s.ask(Asking.answer(verb, work, agent));
        });
    }

    private void taken(String agent, String work, Stage stage) {
        var contact = contacts.get(work);
        if (contact == null || contact.agent().equals(agent)) return;
        contacts.put(work, new Contact(contact.channel(), agent));
        var lasts = talk(contact.channel(), stage);
        stage.in(lasts, s -> finish(agent, work, s));
        if (contact.channel().equals(DemoTenant.VOICE) && stage.happens(15)) {
            stage.in(lasts.dividedBy(3), s -> askIfWorking(agent, work, "hold", s));
            stage.in(lasts.dividedBy(2), s -> askIfWorking(agent, work, "resume", s));
        }
    }

    /// What could not be sent is said again, until the screen shows that it is over.
    private void finish(String agent, String work, Stage stage) {
        var contact = contacts.get(work);
        if (contact == null || !contact.agent().equals(agent)) return;
        askIfWorking(agent, work, "close", stage);
        if (stage.happens(60)) {
            stage.in(stage.between(Duration.ofSeconds(10), Duration.ofSeconds(50)), s -> {
                if (s.seen(agent).wrapUp().contains(work)) s.ask(Asking.work("end-wrap-up", work));
            });
        }
        stage.in(AGAIN.plus(stage.between(AGAIN, AGAIN.multipliedBy(2))),
            s -> finish(agent, work, s));
    }

    private static void askIfWorking(String agent, String work, String verb, Stage stage) {
        if (stage.seen(agent).working().contains(work)) stage.ask(Asking.work(verb, work));
    }

    /// Who has overlooked an offer notices after a while and says so.
    private static void wakeUp(String agent, Stage stage) {
        stage.in(stage.between(Duration.ofMinutes(1), Duration.ofMinutes(5)), s -> {
            if (s.seen(agent).notResponding()) {
                s.ask(Asking.choose(agent, DemoTenant.AVAILABLE));
            }
        });
    }

    /// Most contacts are short and a few are long.
    private Duration talk(String channel, Stage stage) {
        var usual = switch (channel) {
            case DemoTenant.VOICE -> 5;
            case DemoTenant.CHAT -> 11;
            default -> 8;
        };
        var spread = Math.exp(stage.chance().nextGaussian() * .55);
        return Duration.ofSeconds(Math.round(
            Math.clamp(usual * spread, .6, 45) * 60 * length));
    }

    private static List<String> fresh(List<String> before, List<String> after) {
        return after.stream().filter(work -> !before.contains(work)).toList();
    }
}
