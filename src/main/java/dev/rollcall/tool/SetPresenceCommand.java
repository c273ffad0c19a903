package dev.rollcall.tool;

import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.Durations;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `set-presence AGENT STATUS`: chooses a status for an agent, as whoever the token is.
@Command(name = "set-presence", mixinStandardHelpOptions = true, description = {
    "Chooses a status for an agent, now or after the work at hand.",
    "Exit codes: 0 done, 1 refused, 2 wrong usage, 4 unreachable."})
final class SetPresenceCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("H:mm[:ss]");

    private final Console console;

    @Parameters(index = "0", paramLabel = "AGENT", description = "the agent's id")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "STATUS", description = "the status' id")
    private String status = "";

    /// One end at most.
    static final class End {
        @Option(names = "--for", paramLabel = "DURATION", description = "how long: 30m, 1h30m")
        private String span = "";

        @Option(names = "--until", paramLabel = "TIME", description = "until when: 12:30 (here)"
                + " or 2026-01-05T12:30:00Z")
        private String until = "";
    }

    @ArgGroup
    private End end = new End();

    @Option(names = "--after-work", description = "when the work at hand is done; at once if"
            + " there is none")
    private boolean afterWork;

    @Option(names = "--deadline", paramLabel = "TIME", description = "with --after-work: then at"
            + " the latest")
    private String deadline = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "a note, kept with the change")
    private String reason = "";

    @Option(names = "--json", description = "the agent as JSON")
    private boolean json;

    SetPresenceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var remote = Remote.of(console);
        var path = "/v1/agents/" + Remote.step(agent);
        var body = Json.write(body());
        withHints(remote, () -> remote.put(path + "/presence", Remote.JSON, body, Map.of()));
        var now = remote.get(path, Remote.JSON).object();
        console.say(json ? Json.text(now) : words(new AgentLine(now)));
        return Exit.DONE;
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", status);
        if (!end.span.isEmpty()) body.put("for", duration(end.span));
        if (!end.until.isEmpty()) body.put("until", moment("--until", end.until));
        if (afterWork) body.put("when", "after-work");
        if (!deadline.isEmpty() && !afterWork) {
            throw Complaint.unusable("expected --after-work with --deadline, found none: a deadline"
                    + " is when to stop waiting for the work to end.");
        }
        if (!deadline.isEmpty()) body.put("deadline", moment("--deadline", deadline));
        if (!reason.isEmpty()) body.put("reason", reason);
        return body;
    }

    private static String duration(String text) {
        if (Durations.parse(text).isPresent()) return text;
        throw Complaint.unusable(
                "expected " + Durations.EXPECTED + " for --for, found '" + text + "'.");
    }

    /// A time of day is the next one here, where the person is.
    private String moment(String option, String text) {
        var written = Instants.parse(text);
        if (written.isPresent()) return Instants.text(written.get());
        try {
            return Instants.text(next(LocalTime.parse(text, TIME_OF_DAY)));
        } catch (DateTimeParseException noTime) {
            throw Complaint.unusable("expected a time such as 12:30 or 2026-01-05T12:30:00Z for "
                    + option + ", found '" + text + "'.");
        }
    }

    private Instant next(LocalTime time) {
        var now = console.clock().instant().atZone(ZoneId.systemDefault());
        var today = now.with(time);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private String words(AgentLine agent) {
        if (!(agent.view().get("next") instanceof Map<?, ?> next)) {
            return agent.id() + " is now " + agent.label(console.clock().instant());
        }
        return agent.id() + " goes to " + next.get("status") + " after the work at hand; now "
                + agent.label(console.clock().instant());
    }

    /// A no because of a name that nobody knows comes with the name that may have been meant.
    private void withHints(Remote remote, Runnable call) {
        try {
            call.run();
        } catch (Complaint complaint) {
            throw switch (complaint.code()) {
                case "unknown-status" -> complaint.with(hint(status, Names.statuses(remote)));
                case "unknown-agent" -> complaint.with(Suggestion.meant(agent, Names.agents(remote))
                        .map(one -> "; did you mean '" + one + "'?").orElse(""));
                default -> complaint;
            };
        }
    }

    private static String hint(String word, List<String> known) {
        return known.isEmpty() ? "" : "; " + Suggestion.hint(word, known);
    }
}
