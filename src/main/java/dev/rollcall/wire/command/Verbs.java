package dev.rollcall.wire.command;

import dev.rollcall.domain.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All verbs there are, as data. What is not in this table cannot be asked for; what is, stands in
/// OpenAPI, in the completion of the command line and in the journal by itself.
public final class Verbs {

    /// The verb whose fields are the tenant's configuration ([Asked.Configure]).
    public static final String CONFIGURE = "configure";

    public static final List<Verb<?>> ALL =
            Stream.of(TenantVerbs.ALL, PresenceVerbs.ALL, WorkVerbs.ALL, SyncVerbs.ALL)
                    .flatMap(List::stream).toList();

    private static final Map<String, Verb<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Verb::name, Function.identity()));

    private static final List<String> NAMES = Stream.concat(Stream.of(CONFIGURE),
            ALL.stream().filter(verb -> !verb.internal()).map(Verb::name)).toList();

    public static Optional<Verb<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// The names that may be used from outside.
    public static List<String> names() {
        return NAMES;
    }

    /// What a command is called: `set-presence`.
    public static String name(Command command) {
        return Commands.KEPT.name(command);
    }

    private Verbs() {}
}
