package dev.rollcall.simulator.floor;

import java.time.LocalDateTime;
import java.util.List;

/// How much the outside world wants in a day, and when: few contacts in the early morning, most
/// before noon. The more there are for each agent, the shorter each is, so that any floor is about
/// as busy: people work two thirds of their time.
///
/// @param items in what is left of the first day, and in every whole day after it
/// @param begins when the first day is entered
public record Demand(int items, int agents, LocalDateTime begins) {

    /// How busy each hour of the day is, from seven to nineteen, against the busiest.
    private static final List<Double> HOURS = List.of(
        .25, .5, .8, 1.0, 1.0, .85, .75, .8, .8, .7, .55, .35, .2);
    static final int FIRST_HOUR = 7;

    /// Contacts of one agent in an hour at the busiest time if contacts have their usual length.
    private static final double USUAL = 5.5;

    public Demand {
        if (items < 1 || agents < 1) {
            throw new IllegalArgumentException("expected at least one item and one agent");
        }
    }

    /// What a floor of this size usually gets on a whole day.
    public static Demand usual(int agents, LocalDateTime begins) {
        var hours = HOURS.stream().mapToDouble(Double::doubleValue).sum();
        return new Demand((int) Math.ceil(USUAL * agents * hours), agents, begins);
    }

    /// The last hour is over.
    static int closes() {
        return FIRST_HOUR + HOURS.size();
    }

    /// Contacts an hour at this time; none at night.
    double perHour(LocalDateTime at) {
        var hour = at.getHour() - FIRST_HOUR;
        return hour < 0 || hour >= HOURS.size() ? 0 : HOURS.get(hour) * busiest(at);
    }

    /// How long contacts are, against their usual length.
    double length() {
        return Math.min(1, USUAL * agents / busiest(begins));
    }

    private double busiest(LocalDateTime at) {
        var first = at.toLocalDate().equals(begins.toLocalDate())
            ? begins.getHour() + begins.getMinute() / 60.0 - FIRST_HOUR : 0;
        var share = 0.0;
        for (var hour = 0; hour < HOURS.size(); hour++) {
            share += HOURS.get(hour) * Math.clamp(hour + 1 - first, 0, 1);
        }
        return items / Math.max(share, HOURS.getLast());
    }
}
