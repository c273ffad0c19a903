package dev.rollcall.wire.command;

import dev.rollcall.domain.Command;
import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.codec.Shape;
import dev.rollcall.wire.codec.Shape.Values;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.BadInput.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One verb: its name, its fields, and the command it stands for.
///
/// @param doc what it does, one sentence
/// @param internal written into the journal and never accepted from outside
/// @param shape the same fields for the journal, and how the command is made of them
public record Verb<C extends Command>(
        String name, String doc, boolean internal, List<Field<C, ?>> fields, Shape<C> shape) {

    /// The key under which a command says which verb it is.
    public static final String DO = "do";

    /// One field.
    ///
    /// @param doc what it says, in a few words
    public record Field<C, V>(Shape.Field<C, V> kept, Form<V> form, String doc) {
        public String name() {
            return kept.name();
        }

        public boolean required() {
            return kept.absent().isEmpty();
        }
    }

    public Verb {
        fields = List.copyOf(fields);
    }

    public Class<C> type() {
        return shape.type();
    }

    /// Where the fields of a verb are declared, and with them how the command is made.
    interface Declaration<C extends Command> {
        Function<Values, C> declare(Fields<C> fields);
    }

    static <C extends Command> Verb<C> of(
            String name, Class<C> type, String doc, Declaration<C> declaration) {
        return of(name, type, doc, false, declaration);
    }

    static <C extends Command> Verb<C> internal(
            String name, Class<C> type, String doc, Declaration<C> declaration) {
        return of(name, type, doc, true, declaration);
    }

    private static <C extends Command> Verb<C> of(String name, Class<C> type, String doc,
            boolean internal, Declaration<C> declaration) {
        var fields = new Fields<>(type);
        var shape = fields.kept.shape(declaration.declare(fields));
        return new Verb<>(name, doc, internal, fields.list, shape);
    }

    static final class Fields<C extends Command> {
        private final Shape.Fields<C> kept;
        private final List<Field<C, ?>> list = new ArrayList<>();

        Fields(Class<C> type) {
            kept = new Shape.Fields<>(type);
        }

        <V> Shape.Field<C, V> required(
                String name, Form<V> form, Function<C, V> of, String doc) {
            return add(kept.required(name, form.codec(), of), form, doc);
        }

        <V> Shape.Field<C, V> optional(
                String name, Form<V> form, V absent, Function<C, V> of, String doc) {
            return add(kept.field(name, form.codec().or(absent), of), form, doc);
        }

        private <V> Shape.Field<C, V> add(Shape.Field<C, V> field, Form<V> form, String doc) {
            list.add(new Field<>(field, form, doc));
            return field;
        }
    }

    /// @param tree the whole command, `do` included
    /// @throws BadInput with everything that is wrong with it
    C read(Map<?, ?> tree) {
        var problems = new ArrayList<Problem>();
        var values = new Values(fields.size());
        var known = 1;
        for (var field : fields) {
            if (tree.containsKey(field.name())) known++;
            read(field, tree, values).ifPresent(bad -> problems.addAll(bad.problems()));
        }
        if (known < tree.size()) refuseStrangers(tree, problems);
        if (!problems.isEmpty()) throw new BadInput(problems);
        return shape.make(values);
    }

    /// What is wrong with one field, if anything is.
    private static <C, V> Optional<BadInput> read(
            Field<C, V> field, Map<?, ?> tree, Values values) {
        @Nullable Object node = tree.get(field.name());
        if (node == null && !tree.containsKey(field.name())) {
            if (field.required()) return Optional.of(missing(field));
            values.put(field.kept(), field.kept().absent().orElseThrow());
            return Optional.empty();
        }
        try {
            values.put(field.kept(), field.form().reading().read(node));
            return Optional.empty();
        } catch (BadInput bad) {
            return Optional.of(bad.in(field.name()));
        }
    }

    private static BadInput missing(Field<?, ?> field) {
        return new BadInput(Code.MISSING_FIELD, "expected '" + field.name() + "' ("
                + field.doc() + "), found none").in(field.name());
    }

    private void refuseStrangers(Map<?, ?> tree, List<Problem> problems) {
        var names = fields.stream().map(Field::name).toList();
        for (var key : tree.keySet()) {
            if (key.equals(DO) || names.contains(key)) continue;
            problems.addAll(new BadInput(Code.UNKNOWN_FIELD, "expected a field of '" + name
                    + "', found " + Kind.of(key) + "; " + Suggestion.hint(key.toString(), names))
                    .in(key).problems());
        }
    }
}
