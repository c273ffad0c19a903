package dev.rollcall.connector;

import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.wire.Durations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What a connector is given to open a line.
///
/// @param people the names, there, of the agents who exist now
/// @param budget to be told what their answers say of how often we may ask
/// @param insideAllowed connections may name addresses of this machine and of private networks
public record Setup(String tenant, Connection connection, Supplier<Set<String>> people,
        Secrets secrets, Budget budget, boolean insideAllowed, InstantSource clock,
        RandomGenerator random) {

    /// The same with a budget of its own, where what is asked and what is written count apart.
    public Setup with(Budget own) {
        return new Setup(tenant, connection, people, secrets, own, insideAllowed, clock, random);
    }

    /// A setting that is a text; empty if it is not there.
    public String setting(String name) {
        return connection.settings().get(name) instanceof String text ? text : "";
    }

    /// A setting without which there is no line.
    public String required(String name) throws LineBroken {
        var value = setting(name);
        if (!value.isEmpty()) return value;
        throw new LineBroken("expected settings." + name + " in connection '" + connection.id()
                + "', found none");
    }

    /// A setting that is true or false; false if it is not there.
    public boolean flag(String name) {
        return Boolean.TRUE.equals(connection.settings().get(name));
    }

    /// A setting that says how long; never zero.
    public Duration time(String name, Duration shipped) throws LineBroken {
        var text = setting(name);
        if (text.isEmpty()) return shipped;
        return Durations.parse(text).filter(Duration::isPositive).orElseThrow(() -> new LineBroken(
                "settings." + name + ": expected " + Durations.EXPECTED + ", found '" + text
                        + "'"));
    }

    /// A setting that is nobody's secret but may stand where the secrets are: a user, a client id.
    public String given(String name) throws LineBroken {
        var value = required(name);
        return value.startsWith("env:") || value.startsWith("file:") ? secret(name) : value;
    }

    /// The secret that a setting refers to.
    public String secret(String name) throws LineBroken {
        try {
            return secrets.at(required(name));
        } catch (IllegalStateException nowhere) {
            throw new LineBroken("settings." + name + ": " + nowhere.getMessage());
        }
    }
}
