package dev.rollcall.tool;

import dev.rollcall.tool.Console.Tone;
import dev.rollcall.wire.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `agents`: who is there, in which presence, and why.
@Command(name = "agents", mixinStandardHelpOptions = true, description =
        "Lists the agents of a running server.")
final class AgentsCommand implements Callable<Integer> {
    private static final int PAGE = 1_000;

    private final Console console;

    @Option(names = "--team", paramLabel = "ID", description = "only agents of this team")
    private String team = "";

    @Option(names = "--base", paramLabel = "BASE", description = "only agents whose status has"
            + " this base: available, tentative, busy, do-not-disturb, conference, away, offline,"
            + " inactive")
    private String base = "";

    @Option(names = "--queue", paramLabel = "ID", description = "only agents in this queue")
    private String queue = "";

    @Option(names = "--mismatch", description = "only agents whose status says yes while routing"
            + " says no")
    private boolean mismatch;

    @Option(names = "--json", description = "one JSON object a line, with everything there is")
    private boolean json;

    AgentsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var remote = Remote.of(console);
        var table = new Table("AGENT", "NAME", "PRESENCE", "SINCE", "BECAUSE", "EFFECTIVE",
                "ROUTING", "WORK");
        var path = "/v1/agents?" + query();
        var count = 0;
        while (!path.isEmpty()) {
            var page = remote.get(path, Remote.JSON).object();
            for (var agent : AgentLine.all(page.get("agents"))) {
                count++;
                if (json) console.say(Json.text(agent.view()));
                else table.row(agent.cells(console.clock().instant()));
            }
            path = page.get("next") instanceof String next ? next : "";
        }
        if (json) return Exit.DONE;
        if (count > 0) heading(table.lines());
        else console.remark("no agent" + (query().contains("&") ? " like that" : " yet"));
        return Exit.DONE;
    }

    private void heading(List<String> lines) {
        console.say(console.in(Tone.STRONG, lines.getFirst()));
        lines.stream().skip(1).forEach(console::say);
    }

    private String query() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("limit", Integer.toString(PAGE));
        if (!team.isEmpty()) parameters.put("team", team);
        if (!base.isEmpty()) parameters.put("base", base);
        if (!queue.isEmpty()) parameters.put("queue", queue);
        if (mismatch) parameters.put("mismatch", "true");
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
