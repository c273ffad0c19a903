package dev.rollcall.domain;

import java.util.Locale;

/// Who or what made a change. Written `agent`, `supervisor:maria`, `api`, `connection:genesys`,
/// `policy:capacity`, `timer:grace`; a rule of a mapping table follows after `#`.
///
/// @param name who exactly; empty for the agent and the API
/// @param rule the id of the mapping rule; empty if no rule was involved
public record Cause(Kind kind, String name, String rule) {

    public enum Kind { AGENT, SUPERVISOR, API, CONNECTION, POLICY, TIMER }

    public static final Cause AGENT = new Cause(Kind.AGENT, "", "");
    public static final Cause API = new Cause(Kind.API, "", "");

    public static Cause policy(String name) {
        return new Cause(Kind.POLICY, name, "");
    }

    public static Cause timer(String name) {
        return new Cause(Kind.TIMER, name, "");
    }

    public static Cause connection(Ids.ConnectionId id) {
        return new Cause(Kind.CONNECTION, id.text(), "");
    }

    public Cause byRule(String id) {
        return new Cause(kind, name, id);
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /// A person, the API or a connection made it, and no policy or timer of ours.
    public boolean fromOutside() {
        return kind != Kind.POLICY && kind != Kind.TIMER;
    }

    /// The connection that speaks, or `NONE`.
    public Ids.ConnectionId connection() {
        return kind == Kind.CONNECTION ? new Ids.ConnectionId(name) : Ids.ConnectionId.NONE;
    }

    public String text() {
        var who = kind.name().toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) who += ":" + name;
        return rule.isEmpty() ? who : who + "#" + rule;
    }

    /// The way back from [#text].
    ///
    /// @throws IllegalArgumentException when the text names no kind of cause
    public static Cause parse(String text) {
        var hash = text.indexOf('#');
        var rule = hash < 0 ? "" : text.substring(hash + 1);
        var who = hash < 0 ? text : text.substring(0, hash);
        var colon = who.indexOf(':');
        var kind = colon < 0 ? who : who.substring(0, colon);
        for (var one : Kind.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(kind)) {
                return new Cause(one, colon < 0 ? "" : who.substring(colon + 1), rule);
            }
        }
        throw new IllegalArgumentException("expected agent, supervisor:<id>, api, connection:<id>,"
                + " policy:<name> or timer:<name>, found '" + text + "'");
    }

    @Override
    public String toString() {
        return text();
    }
}
