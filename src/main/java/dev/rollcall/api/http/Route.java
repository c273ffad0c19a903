package dev.rollcall.api.http;

import dev.rollcall.api.access.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One row of the table of routes: what is asked, who may, who answers, and how it is described.
/// Dispatch, the matrix of who may do what, and the OpenAPI document all follow from it.
///
/// @param template the path; `{name}` stands for one step
/// @param needs what the caller must be allowed to do; [Permission#NONE]: no credential at all
/// @param id the operation's name in the OpenAPI document
/// @param headers what the route listens to beside the usual ones
/// @param body what is sent; absent: nothing is
/// @param answer what comes back when all is well
public record Route(Method method, String template, Permission needs, Handler handler, String id,
        String summary, List<Parameter> query, List<Parameter> headers, Optional<Content> body,
        Answer answer) {

    /// A parameter of the query, or a header.
    ///
    /// @param schema the type as OpenAPI has it, `string`, `integer` or `boolean`
    public record Parameter(String name, String schema, boolean required, String meaning) {}

    /// A body.
    ///
    /// @param schema its name among the schemas
    /// @param mediaTypes the first one is taken where nothing is said
    /// @param bytesMax what is larger is declined before it is read
    public record Content(String schema, List<String> mediaTypes, boolean required,
            int bytesMax) {

        /// For everything but whole documents: a batch of 1,000 commands takes a tenth of it.
        public static final int USUAL_BYTES = 1 << 20;

        public static Content json(String schema) {
            return new Content(schema, List.of(JSON), true, USUAL_BYTES);
        }

        /// One that may be left out.
        public static Content maybe(String schema) {
            return new Content(schema, List.of(JSON), false, USUAL_BYTES);
        }
    }

    /// @param schema its name among the schemas; empty: there is no body
    /// @param mediaTypes the first one is given where the client has no wish
    /// @param also other good statuses
    public record Answer(int status, String schema, List<String> mediaTypes,
            List<Integer> also) {}

    public static final String JSON = "application/json";
    public static final String YAML = "application/yaml";
    public static final String EVENTS = "text/event-stream";

    public static Route get(String template, Permission needs, Handler handler) {
        return row(Method.GET, template, needs, handler);
    }

    public static Route post(String template, Permission needs, Handler handler) {
        return row(Method.POST, template, needs, handler);
    }

    public static Route put(String template, Permission needs, Handler handler) {
        return row(Method.PUT, template, needs, handler);
    }

    public static Route delete(String template, Permission needs, Handler handler) {
        return row(Method.DELETE, template, needs, handler);
    }

    private static Route row(Method method, String template, Permission needs, Handler handler) {
        return new Route(method, template, needs, handler, "", "", List.of(), List.of(),
                Optional.empty(), new Answer(204, "", List.of(), List.of()));
    }

    public Route named(String operation, String says) {
        return new Route(method, template, needs, handler, operation, says, query, headers, body,
                answer);
    }

    public Route asks(String parameter, String schema, String meaning) {
        return new Route(method, template, needs, handler, id, summary,
                with(query, new Parameter(parameter, schema, false, meaning)), headers, body,
                answer);
    }

    public Route hears(String header, boolean required, String meaning) {
        return new Route(method, template, needs, handler, id, summary, query,
                with(headers, new Parameter(header, "string", required, meaning)), body, answer);
    }

    public Route takes(String schema) {
        return takes(Content.json(schema));
    }

    public Route takes(Content content) {
        return new Route(method, template, needs, handler, id, summary, query, headers,
                Optional.of(content), answer);
    }

    public Route answers(int status, String schema) {
        return answers(status, schema, JSON);
    }

    public Route answers(int status, String schema, String... mediaTypes) {
        return answers(new Answer(status, schema, List.of(mediaTypes), answer.also()));
    }

    /// Another status that is no problem.
    public Route also(int status) {
        return answers(new Answer(answer.status(), answer.schema(), answer.mediaTypes(),
                with(answer.also(), status)));
    }

    private Route answers(Answer other) {
        return new Route(method, template, needs, handler, id, summary, query, headers, body,
                other);
    }

    private static <T> List<T> with(List<T> list, T item) {
        var more = new ArrayList<>(list);
        more.add(item);
        return List.copyOf(more);
    }

    /// Whether the answer has no end.
    public boolean live() {
        return answer.mediaTypes().contains(EVENTS);
    }

    /// The steps of the template; a variable keeps its braces.
    List<String> steps() {
        return List.of(template.substring(1).split("/"));
    }

    static boolean variable(String step) {
        return step.startsWith("{");
    }
}
