package dev.rollcall.tool;

import dev.rollcall.tool.Console.Tone;
import dev.rollcall.tool.EventStream.Event;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `watch`: one line for every change, as it happens. A connection that breaks is made again, and
/// goes on where it broke, so that nothing is missed and nothing told twice.
@Command(name = "watch", mixinStandardHelpOptions = true, description = {
    "Follows the changes on a running server, one line each, until it is stopped.",
    "A broken connection is made again and goes on where it broke."})
final class WatchCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);
    private static final Json.Limits LARGE = new Json.Limits(64 << 20, 64);
    private static final int OK = 200;

    private final Console console;
    private String lastId = "";
    private Duration pause = PAUSE;
    private int told;

    @Option(names = "--team", paramLabel = "ID", description = "only agents of this team")
    private String team = "";

    @Option(names = "--queue", paramLabel = "ID", description = "only agents in this queue")
    private String queue = "";

    @Option(names = "--agent", paramLabel = "ID", description = "only this agent")
    private String agent = "";

    @Option(names = "--from", paramLabel = "ID", description = "begins after the event of this id,"
            + " as --json shows it")
    private String from = "";

    @Option(names = "--count", paramLabel = "N", description = "ends after so many changes")
    private int count;

    @Option(names = "--json", description = "one JSON object a line: the event's id and the agent"
            + " whole")
    private boolean json;

    WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var remote = Remote.of(console);
        lastId = from;
        var connected = false;
        while (!enough()) {
            try (var stream = open(remote)) {
                if (!connected && console.terminal()) console.remark("watching " + remote.base());
                connected = true;
                pause = PAUSE;
                follow(stream);
                stream.retry().ifPresent(wish -> pause = wish);
            } catch (IOException broken) {
                if (console.terminal()) console.remark("the connection broke; trying again");
            } catch (Complaint complaint) {
                if (!connected || complaint.exit() != Exit.UNREACHABLE) throw complaint;
                if (console.terminal()) console.remark("no server; trying again");
            }
            if (!enough()) rest();
        }
        return Exit.DONE;
    }

    private boolean enough() {
        return count > 0 && told >= count;
    }

    private void rest() throws InterruptedException {
        Thread.sleep(pause);
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(PAUSE_MAX) < 0 ? longer : PAUSE_MAX;
    }

    private EventStream open(Remote remote) throws IOException {
        var headers = lastId.isEmpty()
                ? Map.<String, String>of() : Map.of("Last-Event-ID", lastId);
        var response = remote.open("/v1/stream" + query(), headers);
        if (response.statusCode() == OK) return new EventStream(response.body(), lastId);
        try (var body = response.body()) {
            throw remote.refusal(response.statusCode(), body.readNBytes(LARGE.bytes()));
        }
    }

    private String query() {
        var parameters = new LinkedHashMap<String, String>();
        if (!team.isEmpty()) parameters.put("team", team);
        if (!queue.isEmpty()) parameters.put("queue", queue);
        if (!agent.isEmpty()) parameters.put("agent", agent);
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&').append(name)
                .append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private void follow(EventStream stream) throws IOException {
        for (var event = stream.next(); event.isPresent() && !enough(); event = stream.next()) {
            lastId = stream.lastId();
            tell(event.get());
        }
        lastId = stream.lastId();
    }

    /// A snapshot is where changes begin, and no change itself.
    private void tell(Event event) {
        switch (event.name()) {
            case "change" -> changes(event.data());
            case "reset" -> console.remark("the server could not go on from here; changes may be"
                    + " missing before the next line");
            default -> { }
        }
    }

    private void changes(String data) {
        if (!(tree(data) instanceof Map<?, ?> change)) return;
        for (var one : AgentLine.all(change.get("agents"))) {
            if (enough()) return;
            told++;
            console.say(json ? Json.text(Map.of("id", lastId, "agent", one.view())) : words(one));
        }
        for (var gone : Remote.texts(change.get("gone"))) {
            if (enough()) return;
            told++;
            console.say(json ? Json.text(Map.of("id", lastId, "gone", gone))
                    : line(gone, "gone", "", "", ""));
        }
    }

    private static Object tree(String data) {
        try {
            var tree = Json.read(data.getBytes(StandardCharsets.UTF_8), LARGE);
            return tree == null ? Map.of() : tree;
        } catch (BadInput noJson) {
            throw Complaint.unreachable("expected a stream of Rollcall's, found something else: "
                    + noJson.getMessage());
        }
    }

    private String words(AgentLine one) {
        return line(one.id(), one.label(console.clock().instant()), one.text("because"),
                one.text("routingStatus"), one.work());
    }

    private String line(String id, String label, String because, String routing, String work) {
        var time = console.clock().instant().atZone(ZoneId.systemDefault()).format(TIME);
        var padded = "%-28s".formatted(label);
        return "%s  %-12s  %s  %-20s  %-14s  %s".formatted(console.in(Tone.QUIET, time), id,
                console.in(Tone.STRONG, padded), because, routing, work).stripTrailing();
    }
}
