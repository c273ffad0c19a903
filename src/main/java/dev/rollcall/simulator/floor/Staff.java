package dev.rollcall.simulator.floor;

import java.text.Normalizer;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Everybody who works on the simulated floor: who they are, in which team, and on which shift.
public final class Staff {

    /// Sixteen worlds of 64 names; beyond that, names repeat, as they do in life.
    private static final int DISTINCT_NAMES = 900;

    /// Shifts of a floor that is open from seven to eight; most begin at eight or nine.
    private static final List<LocalTime> STARTS = List.of(
        LocalTime.of(7, 0), LocalTime.of(8, 0), LocalTime.of(8, 0), LocalTime.of(8, 30),
        LocalTime.of(9, 0), LocalTime.of(9, 0), LocalTime.of(9, 0), LocalTime.of(11, 0));

    private static final int HOURS = 9;

    private final List<Person> people;

    private Staff(List<Person> people) {
        this.people = List.copyOf(people);
    }

    /// The same people for the same seed.
    public static Staff of(int size, RandomGenerator chance) {
        var people = new ArrayList<Person>(size);
        var names = new HashSet<String>();
        Map<String, Integer> ids = new HashMap<>();
        while (people.size() < size) {
            var name = Names.draw(chance);
            if (!names.add(name) && names.size() < Math.min(size, DISTINCT_NAMES)) continue;
            var team = DemoTenant.TEAMS.get(people.size() % DemoTenant.TEAMS.size());
            var start = STARTS.get(chance.nextInt(STARTS.size()));
            people.add(new Person(idOf(name, ids), name, team.id(), start,
                start.plusHours(HOURS)));
        }
        return new Staff(people);
    }

    public List<Person> people() {
        return people;
    }

    List<Person> of(String team) {
        return people.stream().filter(person -> person.team().equals(team)).toList();
    }

    /// `ana.garcia`, and `ana.garcia2` for the second of that name.
    private static String idOf(String name, Map<String, Integer> ids) {
        var plain = Normalizer.normalize(name.replace('ł', 'l').replace('Ł', 'L')
                .replace('ø', 'o').replace('Ø', 'O').replace('ı', 'i').replace("ß", "ss"),
            Normalizer.Form.NFD);
        var id = plain.toLowerCase(Locale.ROOT).replace(' ', '.').replaceAll("[^a-z.-]", "");
        var count = ids.merge(id, 1, Integer::sum);
        return count == 1 ? id : id + count;
    }
}
