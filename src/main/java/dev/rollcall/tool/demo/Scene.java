package dev.rollcall.tool.demo;

import dev.rollcall.tool.demo.Colleagues.Habits;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// A tenant of the demo and the outside systems that its people sit in. All of them are servers of
/// their own; the hub meets them over HTTP, by its connectors.
///
/// @param tenant its name, and the preset that it begins with
/// @param over laid over the preset: people, and where the systems are
/// @param secrets what the settings' references lead to
/// @param lives what goes on beside it from when the hub listens; each ends when interrupted
/// @param act somebody does something over there
/// @param systems closed with the demo
record Scene(String tenant, Map<String, Object> over, Map<String, String> secrets, Habits habits,
        Function<Hub, List<Life>> lives, Consumer<RandomGenerator> act,
        List<AutoCloseable> systems) {

    /// The hub as people and systems outside know it.
    ///
    /// @param agents a token for each agent of the tenant
    record Hub(URI api, HttpClient client, UnaryOperator<String> agents) {}

    /// Something that goes on until it is interrupted.
    interface Life {
        void go() throws InterruptedException;
    }

    Scene {
        over = Map.copyOf(over);
        secrets = Map.copyOf(secrets);
        systems = List.copyOf(systems);
    }
}
