package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Cookies;
import dev.rollcall.api.access.Credential;
import dev.rollcall.api.access.OneTimeCodes;
import dev.rollcall.api.access.Permission;
import dev.rollcall.api.access.SignIns;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A browser's session: begun with a code or a token, shown, ended; and tickets, with which a page
/// opens a socket where it cannot send a header.
public record SessionCall(SignIns signIns, Cookies cookies, OneTimeCodes<Caller> tickets) {

    public Response begin(Request request) {
        var fields = new Fields(request.object());
        var code = fields.text("code", "");
        var token = fields.text("token", "");
        if (code.isEmpty() == token.isEmpty()) {
            fields.wrong("code", BadInput.Code.MISSING_FIELD, "expected either code or token");
        }
        fields.done();
        var fresh = code.isEmpty() ? signIns.withToken(token, request.remote())
                : signIns.withCode(code, request.remote());
        var session = fresh.credential();
        return Response.of(201, Route.JSON, Json.write(tree(session)))
                .with("Set-Cookie", cookies.set(fresh.written(),
                        Duration.between(session.created(), session.expires())));
    }

    private static Map<String, Object> tree(Credential session) {
        var tree = who(session.tenant(), session.role().text(), session.subject());
        tree.put("expires", Instants.text(session.expires()));
        return tree;
    }

    /// Who the caller is, however the caller came in.
    public Response show(Request request) {
        var caller = request.caller();
        var tree = who(caller.tenant(), caller.role().text(), caller.subject());
        tree.put("scopes", caller.permissions().stream().map(Permission::scope).sorted().toList());
        if (!caller.teams().isEmpty()) {
            tree.put("teams", caller.teams().stream().sorted().toList());
        }
        return Response.of(200, Route.JSON, Json.write(tree));
    }

    private static Map<String, Object> who(String tenant, String role, String subject) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("tenant", tenant);
        tree.put("role", role);
        if (!subject.isEmpty()) tree.put("subject", subject);
        return tree;
    }

    /// Ends the session; a token that is not a browser's is revoked by its administrator.
    public Response end(Request request) {
        if (request.caller().browser()) signIns.end(request.caller());
        return Response.empty().with("Set-Cookie", cookies.clear());
    }

    public Response ticket(Request request) {
        return Response.of(201, Route.JSON, Json.write(Map.of(
                "ticket", tickets.create(request.caller()),
                "expires", Instants.text(request.at().plus(tickets.lasts())))));
    }
}
