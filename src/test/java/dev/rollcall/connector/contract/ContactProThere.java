package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.contactpro.ContactProConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.contactpro.ContactProSimulator;
import dev.rollcall.simulator.contactpro.ContactProSimulator.Person;
import dev.rollcall.simulator.contactpro.Profile;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Contact Pro of the assumed shape, written by presence synchronisation.
final class ContactProThere implements There {

    private static final String ANA = "AA00000000000000000000000000A001";

    private final ContactProSimulator site;

    ContactProThere(InstantSource clock) throws IOException {
        site = new ContactProSimulator(0, List.of(new Person(ANA, "Ana")), clock,
                new SplittableRandom(1));
        site.act((world, now) -> {
            world.logOn(ANA, now);
            return world;
        });
    }

    @Override
    public Words words() {
        return new Words("Available", "Lunch", "Meeting");
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
        return Map.of(CONNECTION, new ContactProConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", site.uri() + "/RI", "user", ContactProSimulator.USER,
                "password", "env:PASSWORD", "apiKey", "env:KEY", "interval", "100ms",
                "write", "psi", "syncToken", "env:TOKEN");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PASSWORD", ContactProSimulator.PASSWORD,
                "KEY", ContactProSimulator.API_KEY, "TOKEN", ContactProSimulator.TOKEN);
    }

    @Override
    public String ana() {
        return ANA + "/" + ANA;
    }

    @Override
    public Stage stage() {
        return site.stage();
    }

    @Override
    public void choose(String status) {
        site.act((world, now) -> world.choose(ANA, world.profiles().stream()
                .filter(profile -> profile.name().equals(status)).findFirst().orElseThrow(), now));
    }

    @Override
    public String shown() {
        return site.shown(ANA);
    }

    @Override
    public void close() {
        site.close();
    }
}
