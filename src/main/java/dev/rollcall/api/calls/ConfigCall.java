package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.MediaTypes;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.configuration.AgentTrees;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.configuration.Replacement;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import dev.rollcall.wire.document.YamlWriter;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A tenant's configuration as one document, in JSON or YAML: shown, replaced, checked; and the
/// configuration of one agent. Whoever replaces it says which version they have seen, so that
/// nobody's work is overwritten unread (RFC 9110, section 13).
public final class ConfigCall {
    private static final String BODY = "request body";
    private static final String AGENTS = "agents";

    private final Hub hub;
    private final Floors floors;

    public ConfigCall(Hub hub) {
        this.hub = hub;
        this.floors = new Floors(hub);
    }

    public Response show(Request request) {
        var floor = floors.of(request.caller());
        var tag = tag(floor.version());
        if (request.headers().first("If-None-Match").filter(tag::equals).isPresent()) {
            return new Response.Whole(304, Map.of("ETag", tag), new byte[0]);
        }
        var type = MediaTypes.chosen(List.of(Route.JSON, Route.YAML), request.headers())
                .orElse(Route.JSON);
        var tree = document(floor);
        var body = type.equals(Route.YAML)
                ? YamlWriter.text(tree).getBytes(StandardCharsets.UTF_8) : Json.write(tree);
        return Response.of(200, type, body).with("ETag", tag).with("Vary", "Accept");
    }

    private static String tag(long version) {
        return "\"v" + version + "\"";
    }

    /// The document as it was given, and all agents as they are now.
    private static Map<String, Object> document(Floor floor) {
        var tree = new LinkedHashMap<>(floor.configuration().document());
        var agents = new TreeMap<String, Object>();
        for (var agent : floor.agents()) {
            agents.put(agent.id().text(), AgentTrees.tree(agent.settings()));
        }
        if (!agents.isEmpty()) tree.put(AGENTS, agents);
        return tree;
    }

    /// Replaces everything the document speaks of; see [Replacement]. The answer warns of what is
    /// allowed and hardly meant, as [#check] does.
    public Response replace(Request request) {
        var version = version(request);
        var document = parsed(request);
        switch (ConfigurationReader.read(document)) {
            case Reading.Broken broken -> throw Findings.declined(broken.findings(), document);
            case Reading.Usable usable -> {
                submit(request, Replacement.of(document.tree(), usable)
                        .over(floors.of(request.caller()), version));
                return judgement(usable.warnings(), document)
                        .with("ETag", tag(floors.of(request.caller()).version()));
            }
        }
    }

    /// The version that the caller has seen; 0 for `*`: whichever it is.
    private static long version(Request request) {
        var match = request.headers().first("If-Match").orElseThrow(() -> new Declined(Problem.of(
                428, "version-required", "expected If-Match with the ETag of the configuration"
                        + " that yours was made from; GET shows it")));
        if (match.equals("*")) return 0;
        if (match.matches("\"v[0-9]{1,18}\"")) {
            return Long.parseLong(match.substring(2, match.length() - 1));
        }
        throw stale();
    }

    private static Declined stale() {
        return new Declined(Problem.of(412, "stale-version", "the configuration is another one by"
                + " now; GET it, make your change again, and send it with the new ETag"));
    }

    private Answer.Accepted submit(Request request, Command command) {
        var caller = request.caller();
        var answer = Asking.await(hub.submit(caller.tenant(), command, caller.cause(),
                caller.actor(), Orders.commandId(request)));
        if (answer instanceof Answer.Refused(Refusal refusal)
                && refusal.code() == Refusal.Code.STALE_VERSION) {
            throw stale();
        }
        return Asking.accepted(answer);
    }

    private static Document parsed(Request request) {
        var type = MediaTypes.bare(request.headers().first("Content-Type").orElse(Route.JSON));
        try {
            return type.equals(Route.JSON) ? Documents.json(BODY, request.body().get())
                    : Documents.one(BODY, request.body().get());
        } catch (Unreadable unreadable) {
            throw Findings.declined(unreadable);
        }
    }

    /// What there is to say about a configuration. It is not kept.
    public Response check(Request request) {
        var document = parsed(request);
        return judgement(ConfigurationReader.read(document).findings(), document);
    }

    private static Response judgement(List<Finding> findings, Document document) {
        return Response.of(200, Route.JSON, Json.write(Map.of(
                "usable", findings.stream().map(Finding::code).noneMatch(Finding.Code::error),
                "errors", said(findings, true, document),
                "warnings", said(findings, false, document))));
    }

    private static List<Map<String, Object>> said(List<Finding> findings, boolean errors,
            Document document) {
        return findings.stream().filter(finding -> finding.code().error() == errors)
                .map(finding -> Findings.tree(finding, document)).toList();
    }

    /// One agent's configuration, whole.
    public Response putAgent(Request request) {
        var id = new AgentId(request.variable("id"));
        var floor = floors.of(request.caller());
        switch (ConfigurationReader.agents(floor.configuration(),
                Map.of(id.text(), request.object()))) {
            case Reading.Broken broken -> throw Findings.declined(inBody(broken, id));
            case Reading.Usable usable -> {
                var known = floor.find(id).map(Agent::id);
                var accepted = submit(request,
                        new Command.ConfigureAgents(usable.agents(), Set.of()));
                return answer(known, id, accepted);
            }
        }
    }

    private static Response answer(Optional<AgentId> known, AgentId id,
            Answer.Accepted accepted) {
        var response = Response.of(known.isPresent() ? 200 : 201, Route.JSON,
                Orders.json(accepted));
        return response.with("Location", "/v1/agents/" + Links.step(id.text()));
    }

    /// The pointers of one agent's settings, seen from its own body.
    private static List<Finding> inBody(Reading.Broken broken, AgentId id) {
        var prefix = Pointer.of(AGENTS)
                + Pointer.of(id.text());
        return broken.findings().stream().map(finding -> new Finding(finding.code(),
                finding.pointer().startsWith(prefix)
                        ? finding.pointer().substring(prefix.length()) : finding.pointer(),
                finding.detail())).toList();
    }

    public Response removeAgent(Request request) {
        var id = new AgentId(request.variable("id"));
        if (floors.of(request.caller()).find(id).isEmpty()) {
            throw new Declined(Problem.notFound("agent"));
        }
        submit(request, new Command.ConfigureAgents(Map.of(), Set.of(id)));
        return Response.empty();
    }
}
