package dev.rollcall.wire.command;

import dev.rollcall.domain.Command;
import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.codec.Union;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands as trees: `{"do": "set-presence", "agent": "ana", "status": "lunch", "for": "30m"}`.
/// The same for HTTP, scenario files, the command line and the journal, because it is one function.
/// Nothing here asks whether the agent exists: that is the domain's answer to give.
public final class Commands {

    /// What somebody outside asks for.
    ///
    /// @param tree as [dev.rollcall.wire.json.Json] or a document gives it
    /// @throws BadInput with everything that is wrong, and where
    public static Asked read(@Nullable Object tree) {
        var map = object(tree);
        var name = verbName(map);
        if (name.equals(Verbs.CONFIGURE)) return new Asked.Configure(patch(map));
        var verb = Verbs.find(name).filter(found -> !found.internal());
        return new Asked.Do(verb.orElseThrow(() -> unknown(name)).read(map));
    }

    /// All verbs as the journal keeps them, the internal ones too.
    public static final Union<Command> KEPT = Union.of(Verb.DO,
            Verbs.ALL.stream().map(Commands::row).toList());

    private static <C extends Command> Union.Row<C> row(Verb<C> verb) {
        return Union.row(verb.name(), verb.shape());
    }

    /// The command as [#read] reads it; what its absence would say is left out.
    public static Map<String, Object> write(Command command) {
        return Json.map(Out.bytes(KEPT, command, Sealer.CLEAR));
    }

    @SuppressWarnings("unchecked") // trees have texts for keys
    private static Map<String, Object> object(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw Forms.wrongType("a command", tree);
    }

    private static String verbName(Map<String, Object> command) {
        var node = command.get(Verb.DO);
        if (node instanceof String name) return name;
        if (node != null) {
            throw new BadInput(Code.WRONG_TYPE, "expected the name of a verb, found "
                    + Kind.of(node)).in(Verb.DO);
        }
        throw new BadInput(Code.MISSING_FIELD,
                "expected the name of a verb under 'do', found none").in(Verb.DO);
    }

    private static BadInput unknown(String name) {
        return new BadInput(Code.UNKNOWN_VERB, "expected a verb, found " + Kind.of(name)
                + "; " + Suggestion.hint(name, Verbs.names())).in(Verb.DO);
    }

    private static Map<String, Object> patch(Map<String, Object> command) {
        var patch = new LinkedHashMap<>(command);
        patch.remove(Verb.DO);
        return patch;
    }

    private Commands() {}
}
