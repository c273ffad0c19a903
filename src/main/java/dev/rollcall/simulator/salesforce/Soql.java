package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.salesforce.Entity.Field;
import dev.rollcall.simulator.stage.Declined;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One SOQL query: `SELECT fields FROM object [WHERE conditions joined by AND] [ORDER BY field
/// [DESC]] [LIMIT number]`, a condition being a comparison with a value or `IN (values)`. What
/// Salesforce could do beyond this is refused as malformed, which a client notices.
///
/// @param where all of these must hold
record Soql(Entity entity, List<Field> fields, Predicate<Map<String, @Nullable Object>> where,
        Comparator<Map<String, @Nullable Object>> order, long limit) {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*('(?:[^'\\\\]|\\\\.)*'|[A-Za-z_][\\w.]*|[-+\\w:.]+|<=|>=|!=|[=<>,()])");

    Stream<Map<String, @Nullable Object>> run(Records records) {
        return records.list(entity).stream().filter(where).sorted(order).limit(limit);
    }

    /// @throws Declined with Salesforce's error for a query that is none
    static Soql parse(String query) {
        return new Parser(query).query();
    }

    private static final class Parser {
        private final List<String> tokens = new ArrayList<>();
        private int at;

        Parser(String query) {
            var found = TOKEN.matcher(query);
            var end = 0;
            while (found.lookingAt()) {
                tokens.add(found.group(1));
                end = found.end();
                found.region(end, query.length());
            }
            if (!query.substring(end).isBlank()) throw malformed(query.substring(end).strip());
        }

        Soql query() {
            expect("SELECT");
            var names = new ArrayList<String>();
            do names.add(next()); while (skipped(","));
            expect("FROM");
            var from = next();
            var entity = Entity.named(from).orElseThrow(() -> SalesforceDoor.no(400,
                    "INVALID_TYPE", "sObject type '" + from + "' is not supported."));
            var fields = names.stream().map(name -> field(entity, name)).toList();
            Predicate<Map<String, @Nullable Object>> where = _ -> true;
            if (skipped("WHERE")) {
                do where = where.and(condition(entity)); while (skipped("AND"));
            }
            Comparator<Map<String, @Nullable Object>> order = (_, _) -> 0;
            if (skipped("ORDER")) {
                expect("BY");
                var by = field(entity, next());
                order = (a, b) -> compare(a.get(by.name()), b.get(by.name()));
                if (skipped("DESC")) order = order.reversed();
                else skipped("ASC");
            }
            var limit = skipped("LIMIT") ? whole(next()) : Long.MAX_VALUE;
            if (at < tokens.size()) throw malformed(tokens.get(at));
            return new Soql(entity, fields, where, order, limit);
        }

        private Predicate<Map<String, @Nullable Object>> condition(Entity entity) {
            var field = field(entity, next());
            if (skipped("IN")) {
                expect("(");
                var values = new ArrayList<@Nullable Object>();
                do values.add(value(field, next())); while (skipped(","));
                expect(")");
                return row -> values.contains(row.get(field.name()));
            }
            var holds = operator(next());
            var value = value(field, next());
            return row -> holds.test(row.get(field.name()), value);
        }

        private static BiPredicate<@Nullable Object, @Nullable Object> operator(String token) {
            return switch (token) {
                case "=" -> (a, b) -> compare(a, b) == 0;
                case "!=" -> (a, b) -> compare(a, b) != 0;
                case "<" -> (a, b) -> a != null && compare(a, b) < 0;
                case ">" -> (a, b) -> a != null && compare(a, b) > 0;
                case "<=" -> (a, b) -> a != null && compare(a, b) <= 0;
                case ">=" -> (a, b) -> a != null && compare(a, b) >= 0;
                default -> throw malformed(token);
            };
        }

        @SuppressWarnings("unchecked") // A field's values are of one type, and null.
        private static int compare(@Nullable Object a, @Nullable Object b) {
            if (a == null || b == null) return Boolean.compare(a != null, b != null);
            return ((Comparable<Object>) a).compareTo(b);
        }

        private static @Nullable Object value(Field field, String token) {
            if (token.equalsIgnoreCase("null")) return null;
            try {
                return switch (field.type()) {
                    case TEXT -> text(token);
                    case TRUTH -> truth(token);
                    case TIME -> time(token);
                    case WHOLE -> Long.valueOf(token);
                    case DECIMAL -> Double.valueOf(token);
                };
            } catch (NumberFormatException | DateTimeParseException bad) {
                throw unlike(field, token);
            }
        }

        private static String text(String token) {
            if (!token.startsWith("'")) throw malformed(token);
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }

        private static boolean truth(String token) {
            return switch (token.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw malformed(token);
            };
        }

        private static Instant time(String token) {
            return OffsetDateTime.parse(token.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                    .toInstant();
        }

        private static long whole(String token) {
            if (token.matches("\\d{1,9}")) return Long.parseLong(token);
            throw malformed(token);
        }

        private static Field field(Entity entity, String name) {
            return entity.field(name).orElseThrow(() -> SalesforceDoor.no(400, "INVALID_FIELD",
                    "No such column '" + name + "' on entity '" + entity.text() + "'."));
        }

        private boolean skipped(String word) {
            if (at >= tokens.size() || !tokens.get(at).equalsIgnoreCase(word)) return false;
            at++;
            return true;
        }

        private void expect(String word) {
            if (!skipped(word)) throw malformed(at < tokens.size() ? tokens.get(at) : "<EOF>");
        }

        private String next() {
            if (at < tokens.size()) return tokens.get(at++);
            throw malformed("<EOF>");
        }

        private static Declined unlike(Field field, String token) {
            return SalesforceDoor.no(400, "INVALID_QUERY_FILTER_OPERATOR",
                    field.name() + " cannot be compared with " + token);
        }

        private static Declined malformed(String token) {
            return SalesforceDoor.no(400, "MALFORMED_QUERY", "unexpected token: '" + token + "'");
        }
    }
}
