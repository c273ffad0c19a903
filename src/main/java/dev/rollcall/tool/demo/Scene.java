package dev.rollcall.tool.demo;

import dev.rollcall.tool.demo.Colleagues.Habits;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// A tenant of the demo and the outside systems that its people sit in. All of them are servers of
/// their own; the hub meets them over HTTP, by its connectors.
///
/// @param tenant its name, and the preset that it begins with
/// @param over laid over the preset: people, and where the systems are
/// @param secrets what the settings' references lead to
/// @param hubKnown is told where the hub's API is, once it listens
/// @param act somebody does something over there
/// @param systems closed with the demo
record Scene(String tenant, Map<String, Object> over, Map<String, String> secrets, Habits habits,
        Consumer<URI> hubKnown, Consumer<RandomGenerator> act, List<AutoCloseable> systems) {

    Scene {
        over = Map.copyOf(over);
        secrets = Map.copyOf(secrets);
        systems = List.copyOf(systems);
    }
}
