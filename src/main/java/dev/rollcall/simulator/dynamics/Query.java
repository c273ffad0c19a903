package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.stage.Exchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An OData query, as far as these tables are asked: `$select`, `$expand` with a `$select` of its
/// own, `$filter` by one equality, and pages by `Prefer: odata.maxpagesize`. What it cannot read
/// it declines, so that nobody believes in a filter that did nothing.
record Query(List<String> select, Map<String, List<String>> expand, Optional<Equal> filter,
        int page, int skip) {

    private static final int PAGE_MAX = 5_000;
    private static final Pattern EQUAL = Pattern.compile("(\\w+) eq '?([^' ]+)'?");
    private static final Pattern EXPANDED =
        Pattern.compile("(\\w+)(?:\\(\\$select=([\\w,]+)\\))?(?:,|$)");
    private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize=(\\d{1,6})");
    private static final Pattern COOKIE = Pattern.compile("after-(\\d{1,6})");

    record Equal(String column, String value) {}

    static Query of(Exchange exchange) {
        return new Query(names(exchange.query("$select").orElse("")),
            expanded(exchange.query("$expand").orElse("")),
            exchange.query("$filter").map(Query::equal), page(exchange),
            exchange.query("$skiptoken").map(Query::skip).orElse(0));
    }

    private static List<String> names(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }

    private static Map<String, List<String>> expanded(String text) {
        var expand = new LinkedHashMap<String, List<String>>();
        var matcher = EXPANDED.matcher(text);
        var read = 0;
        while (read < text.length() && matcher.find() && matcher.start() == read) {
            expand.put(matcher.group(1), names(Optional.ofNullable(matcher.group(2)).orElse("")));
            read = matcher.end();
        }
        if (read < text.length()) throw unread("$expand", text);
        return expand;
    }

    private static Equal equal(String text) {
        var matcher = EQUAL.matcher(text);
        if (matcher.matches()) return new Equal(matcher.group(1), matcher.group(2));
        throw unread("$filter", text);
    }

    private static int page(Exchange exchange) {
        var asked = PAGE_SIZE.matcher(exchange.header("Prefer").orElse(""));
        return asked.find() ? Math.clamp(Integer.parseInt(asked.group(1)), 1, PAGE_MAX) : PAGE_MAX;
    }

    private static int skip(String cookie) {
        var matcher = COOKIE.matcher(cookie);
        if (matcher.matches()) return Integer.parseInt(matcher.group(1));
        throw unread("$skiptoken", cookie);
    }

    private static RuntimeException unread(String option, String text) {
        return Dataverse.declined(400, "0x80060888",
            "Syntax error in " + option + ": '" + text + "'.");
    }

    /// One page of `rows` as the answer says it.
    ///
    /// @param table where the next page is
    Map<String, Object> answer(String table, List<Map<String, Object>> rows, Exchange asked) {
        var fitting = rows.stream().filter(this::fits).toList();
        var last = Math.min(fitting.size(), skip + page);
        var value = new ArrayList<Map<String, Object>>();
        for (var row : fitting.subList(Math.min(skip, last), last)) value.add(shown(row));
        var answer = new LinkedHashMap<String, Object>();
        var name = table.lastIndexOf('/') + 1;
        answer.put("@odata.context",
            table.substring(0, name) + "$metadata#" + table.substring(name));
        answer.put("value", value);
        if (last < fitting.size()) answer.put("@odata.nextLink", next(table, asked, last));
        return answer;
    }

    private static String next(String table, Exchange asked, int from) {
        var link = new StringBuilder(table).append('?');
        for (var option : List.of("$select", "$expand", "$filter")) {
            asked.query(option).ifPresent(value -> link.append(option).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&'));
        }
        return link.append("$skiptoken=after-").append(from).toString();
    }

    private boolean fits(Map<String, Object> row) {
        if (filter.isEmpty()) return true;
        var found = row.get(filter.get().column());
        if (found == null) throw unread("$filter", filter.get().column());
        return String.valueOf(found).equals(filter.get().value());
    }

    private Map<String, Object> shown(Map<String, Object> row) {
        var shown = new LinkedHashMap<String, Object>();
        row.forEach((column, value) -> {
            if (value instanceof Map<?, ?> other) {
                var wanted = expand.get(column);
                if (wanted != null) shown.put(column, part(other, wanted));
            } else if (column.startsWith("@") || select.isEmpty() || select.contains(column)) {
                shown.put(column, value);
            }
        });
        return shown;
    }

    private static Map<String, Object> part(Map<?, ?> row, List<String> columns) {
        var part = new LinkedHashMap<String, Object>();
        row.forEach((column, value) -> {
            if (columns.isEmpty() || columns.contains(String.valueOf(column))) {
                part.put(String.valueOf(column), value);
            }
        });
        return part;
    }
}
