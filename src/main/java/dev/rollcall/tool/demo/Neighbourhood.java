package dev.rollcall.tool.demo;

import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.configuration.Replacement;
import dev.rollcall.wire.configuration.Trees;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Everything of the demo beside its large floor: the outside systems, each a server of its own,
/// the small offices that work with them, and the people in both. Opened before the hub, because
/// the hub's configuration names their addresses; its people begin when the hub listens.
public final class Neighbourhood implements AutoCloseable {

    /// Somebody looks at the board of a small office, and somebody does something over there.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<Scene> scenes;
    private final FloorSystems floor;
    private final List<Thread> lives = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final long seed;

    private Neighbourhood(List<Scene> scenes, FloorSystems floor, long seed) {
        this.scenes = scenes;
        this.floor = floor;
        this.seed = seed;
    }

    /// @param agents of the large floor
    /// @throws IOException when a simulator finds no port
    public static Neighbourhood open(List<String> agents, InstantSource clock, long seed)
            throws IOException {
        var chance = new SplittableRandom(seed);
        var offices = new Offices(clock, chance);
        return new Neighbourhood(List.of(offices.elevate(), offices.pureConnect(),
                offices.contactPro(), offices.salesforce(), offices.dynamics()),
                FloorSystems.open(agents, clock, chance), seed);
    }

    /// The tenants, by name: the preset of the same name with people and systems.
    public Map<String, Replacement> tenants() {
        var tenants = new LinkedHashMap<String, Replacement>();
        for (var scene : scenes) tenants.put(scene.tenant(), configured(scene));
        return tenants;
    }

    /// Their names, in the order of [#tenants].
    public List<String> names() {
        return scenes.stream().map(Scene::tenant).toList();
    }

    private static Replacement configured(Scene scene) {
        var preset = Presets.document(scene.tenant()).orElseThrow().tree();
        var tree = Trees.merge(asMap(preset), scene.over());
        return switch (ConfigurationReader.read(tree)) {
            case Usable usable -> Replacement.of(tree, usable);
            case Broken broken ->
                throw new IllegalStateException(scene.tenant() + ": " + broken.findings());
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object tree) {
        return (Map<String, Object>) tree;
    }

    /// The large floor's document with its four systems.
    public Map<String, Object> connected(Map<String, Object> document) {
        return Trees.merge(document, floor.over());
    }

    /// What the references in the settings lead to.
    public Map<String, String> secrets() {
        var secrets = new HashMap<>(Systems.SECRETS);
        for (var scene : scenes) secrets.putAll(scene.secrets());
        return secrets;
    }

    /// The hub listens.
    ///
    public void begin(URI hub, Tokens tokens) {
        for (var scene : scenes) {
            var luck = new SplittableRandom(seed);
            var colleagues = new Colleagues(client, hub, tokens.integration(scene.tenant()),
                    scene.habits(), luck);
            live(scene, () -> look(scene, colleagues, luck));
            scene.lives().apply(new Scene.Hub(hub, client,
                    agent -> tokens.agent(scene.tenant(), agent)))
                    .forEach(life -> live(scene, life));
        }
    }

    /// Tokens for those who are simulated.
    public interface Tokens {
        String integration(String tenant);

        String agent(String tenant, String agent);
    }

    private void live(Scene scene, Scene.Life life) {
        lives.add(Thread.ofVirtual().name("office-" + scene.tenant()).start(() -> {
            try {
                life.go();
            } catch (InterruptedException _) {
                // The day is over.
            }
        }));
    }

    private static void look(Scene scene, Colleagues colleagues, RandomGenerator luck)
            throws InterruptedException {
        while (true) {
            Thread.sleep(LOOK);
            scene.act().accept(luck);
            look(colleagues);
        }
    }

    private static void look(Colleagues colleagues) throws InterruptedException {
        try {
            colleagues.look();
        } catch (IOException _) {
            // The hub does not answer: they look again in a second.
        }
    }

    @Override
    public void close() {
        lives.forEach(Thread::interrupt);
        client.shutdownNow();
        scenes.forEach(scene -> scene.systems().forEach(Neighbourhood::close));
        floor.close();
    }

    private static void close(AutoCloseable system) {
        try {
            system.close();
        } catch (Exception left) {
            throw new IllegalStateException(left);
        }
    }
}
