package dev.rollcall.api.calls;

import dev.rollcall.api.access.Credential;
import dev.rollcall.api.access.Credentials;
import dev.rollcall.api.access.Permission;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tokens of the caller's tenant: made by administrators, seen once, listed without the secret,
/// revoked.
public record TokensCall(Credentials credentials) {
    private static final String ROLES = Arrays.stream(Role.values()).map(Role::text)
            .collect(Collectors.joining(", "));

    public Response create(Request request) {
        var fields = new Fields(request.object());
        var name = fields.required("name");
        fields.required("role");
        var role = fields.word("role", Role::of, ROLES).orElse(Role.WALLBOARD);
        var subject = fields.text("subject", "");
        if ((role == Role.AGENT || role == Role.SUPERVISOR) && subject.isEmpty()) {
            fields.wrong("subject", Code.MISSING_FIELD, "expected the id of the " + role.text());
        }
        var scopes = scopes(fields, role);
        var teams = fields.texts("teams");
        var expires = fields.time("expires")
                .or(() -> fields.span("for").map(request.at()::plus)).orElse(Credential.NEVER);
        fields.span("for");
        if (!expires.isAfter(request.at())) {
            fields.wrong("expires", Code.BAD_VALUE, "expected a time to come");
        }
        fields.done();
        var fresh = credentials.create(new Credentials.Wish(Credential.Kind.TOKEN, name,
                request.caller().tenant(), role, scopes, subject, teams, expires, ""));
        var tree = tree(fresh.credential());
        tree.put("token", fresh.written());
        return Response.of(201, Route.JSON, Json.write(tree))
                .with("Location", "/v1/tokens/" + fresh.credential().id());
    }

    /// Only an integration's scopes are chosen; the others have what their role has.
    private static Set<Permission> scopes(Fields fields, Role role) {
        var asked = fields.texts("scopes");
        if (role != Role.INTEGRATION) {
            if (!asked.isEmpty()) {
                fields.wrong("scopes", Code.BAD_VALUE, "expected no scopes for this role");
            }
            return role.most();
        }
        if (asked.isEmpty()) return Role.USUAL_OF_INTEGRATION;
        var known = asked.stream().map(Permission::of).flatMap(Optional::stream)
                .filter(role.most()::contains).collect(Collectors.toSet());
        if (known.size() < asked.size()) {
            fields.wrong("scopes", Code.BAD_VALUE, "expected some of " + role.most().stream()
                    .map(Permission::scope).sorted().collect(Collectors.joining(", ")));
        }
        return known;
    }

    public Response list(Request request) {
        return Response.of(200, Route.JSON, Json.write(Map.of("tokens",
                credentials.tokens(request.caller().tenant()).stream().map(this::tree).toList())));
    }

    public Response revoke(Request request) {
        if (credentials.remove(request.caller().tenant(), request.variable("token"))) {
            return Response.empty();
        }
        throw new Declined(Problem.notFound("token"));
    }

    private Map<String, Object> tree(Credential credential) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", credential.id());
        tree.put("name", credential.name());
        tree.put("role", credential.role().text());
        if (!credential.subject().isEmpty()) tree.put("subject", credential.subject());
        if (!credential.teams().isEmpty()) tree.put("teams", sorted(credential.teams()));
        tree.put("scopes", credential.scopes().stream().map(Permission::scope).sorted().toList());
        tree.put("created", Instants.text(credential.created()));
        if (!credential.expires().equals(Credential.NEVER)) {
            tree.put("expires", Instants.text(credential.expires()));
        }
        credentials.lastUsed(credential.id())
                .ifPresent(at -> tree.put("lastUsed", Instants.text(at)));
        return tree;
    }

    private static Object sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}
