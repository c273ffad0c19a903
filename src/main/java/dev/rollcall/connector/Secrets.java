package dev.rollcall.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Secrets by reference: a configuration says where a secret is, `env:NAME` or `file:PATH`, and
/// never what it is. No message here repeats one.
public final class Secrets {

    private final Map<String, String> environment;

    /// @param environment the process's variables
    public Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// Empty when the reference leads nowhere.
    public Optional<String> find(String reference) {
        try {
            return Optional.of(at(reference));
        } catch (IllegalStateException nowhere) {
            return Optional.empty();
        }
    }

    /// Without the line break that files and shells put at the end.
    ///
    /// @throws IllegalStateException when the reference leads nowhere
    public String at(String reference) {
        if (reference.startsWith("env:")) {
            var value = environment.get(reference.substring(4));
            if (value != null) return value.strip();
        } else if (reference.startsWith("file:")) {
            try {
                return Files.readString(Path.of(reference.substring(5))).strip();
            } catch (IOException unreadable) {
                throw new IllegalStateException("the secret at '" + reference
                        + "' cannot be read", unreadable);
            }
        }
        throw new IllegalStateException("expected a secret by reference, env:NAME of a variable"
                + " that is set or file:PATH, found another");
    }
}
