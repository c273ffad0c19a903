package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.contactpro.ContactProConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.contactpro.ContactProSimulator;
import dev.rollcall.simulator.contactpro.ContactProSimulator.Person;
import dev.rollcall.simulator.contactpro.Profile;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Contact Pro of the assumed shape, written by presence synchronisation.
final class ContactProThere implements There {

    private final Cast cast;
    private final ContactProSimulator site;

    ContactProThere(Cast cast) throws IOException {
        this.cast = cast;
        site = new ContactProSimulator(0, cast.ours(person ->
                new Person(id(person), Cast.agent(person))), cast.clock(),
                new SplittableRandom(1));
        site.act((world, now) -> {
            cast.ours(ContactProThere::id).forEach(id -> world.logOn(id, now));
            return world;
        });
    }

    private static String id(int person) {
        return "AA000000000000000000000000" + "%06X".formatted(person + 0xA001);
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Words words() {
        // Not their lunch and break, which end by themselves.
        return new Words("Available", "Meeting", "Tentative");
    }

    @Override
    public List<String> statuses() {
        return List.of("Available", "Logged off", "Lunch", "Break", "Meeting", "Tentative");
    }

    @Override
    public void define(String label) {
        site.act((world, now) -> {
            world.define(Profile.plain("0A1B2C3D4E5F60718293A4B5C6D7E8FF", label,
                    Profile.Kind.AWAY));
            return world;
        });
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        return Map.of(kind(), new ContactProConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", site.uri() + "/RI", "user", ContactProSimulator.USER,
                "password", "env:PRO_PASSWORD", "apiKey", "env:PRO_KEY", "interval", "100ms",
                "write", "psi", "syncToken", "env:PRO_TOKEN");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PRO_PASSWORD", ContactProSimulator.PASSWORD,
                "PRO_KEY", ContactProSimulator.API_KEY, "PRO_TOKEN", ContactProSimulator.TOKEN);
    }

    @Override
    public String name(int person) {
        return id(person) + "/" + id(person);
    }

    @Override
    public Stage stage() {
        return site.stage();
    }

    @Override
    public void choose(int person, String status) {
        site.act((world, now) -> world.choose(id(person), world.profiles().stream()
                .filter(profile -> profile.name().equals(status)).findFirst().orElseThrow(), now));
    }

    @Override
    public String shown(int person) {
        return site.shown(id(person));
    }

    @Override
    public void close() {
        site.close();
    }
}
