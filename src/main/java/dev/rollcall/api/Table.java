package dev.rollcall.api;

import static dev.rollcall.api.access.Permission.MANAGE_TOKENS;
import static dev.rollcall.api.access.Permission.NONE;
import static dev.rollcall.api.access.Permission.OFFER_WORK;
import static dev.rollcall.api.access.Permission.PROVISION_AGENTS;
import static dev.rollcall.api.access.Permission.READ_CONFIGURATION;
import static dev.rollcall.api.access.Permission.READ_PRESENCE;
import static dev.rollcall.api.access.Permission.WRITE_CONFIGURATION;
import static dev.rollcall.api.access.Permission.WRITE_PRESENCE;
import static dev.rollcall.api.http.Route.delete;
import static dev.rollcall.api.http.Route.get;
import static dev.rollcall.api.http.Route.post;
import static dev.rollcall.api.http.Route.put;

import dev.rollcall.api.calls.AgentsCall;
import dev.rollcall.api.calls.CommandsCall;
import dev.rollcall.api.calls.ConfigCall;
import dev.rollcall.api.calls.ConnectionsCall;
import dev.rollcall.api.calls.ConsoleCall;
import dev.rollcall.api.calls.OffersCall;
import dev.rollcall.api.calls.PresenceCall;
import dev.rollcall.api.calls.QueuesCall;
import dev.rollcall.api.calls.SessionCall;
import dev.rollcall.api.calls.SocketCall;
import dev.rollcall.api.calls.StreamCall;
import dev.rollcall.api.calls.ReportsCall;
import dev.rollcall.api.calls.SubscriptionsCall;
import dev.rollcall.api.calls.TokensCall;
import dev.rollcall.api.calls.WorkCall;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.http.Route.Content;
import java.util.ArrayList;
import java.util.List;

/// The table: everything that can be asked for over HTTP, in one place. Read it to learn the
/// interface; [dev.rollcall.api.openapi.OpenApi] tells the same to machines.
///
/// A route names the least that any use of it needs. Where more depends on what is asked (a command
/// on another agent, a verb on work), [dev.rollcall.api.calls.Rights] has the last word.
record Table(CommandsCall commands, AgentsCall agents, PresenceCall presence, WorkCall work,
        OffersCall offers, QueuesCall queues, ConfigCall config, StreamCall streams,
        SocketCall socket, SessionCall session, TokensCall tokens, ReportsCall reports,
        SubscriptionsCall subscriptions, ConnectionsCall connections, ConsoleCall console,
        int documentMax) {

    /// A tenant of 100,000 agents, written down: as shipped.
    static final int DOCUMENT_BYTES = 24 << 20;

    private Content document() {
        return new Content("Configuration", List.of(Route.JSON, Route.YAML), true, documentMax);
    }

    List<Route> calls() {
        var all = new ArrayList<Route>();
        all.addAll(commandRoutes());
        all.addAll(agentRoutes());
        all.addAll(presenceRoutes());
        all.addAll(workRoutes());
        all.addAll(queueRoutes());
        all.addAll(configurationRoutes());
        all.addAll(streamRoutes());
        all.addAll(accessRoutes());
        all.addAll(connectionRoutes());
        all.addAll(webhookRoutes());
        return all;
    }

    private List<Route> commandRoutes() {
        return List.of(
                post("/v1/commands", READ_PRESENCE, commands::handle)
                        .named("command", "Carries out a command, or a list of up to 1,000.")
                        .takes("CommandOrList").answers(200, "AnswerOrList"));
    }

    private List<Route> agentRoutes() {
        return List.of(
                get("/v1/agents", READ_PRESENCE, agents::list)
                        .named("listAgents", "Agents as everybody sees them, page by page.")
                        .asks("team", "string", "only agents of this team")
                        .asks("base", "string", "only agents whose status has this base")
                        .asks("queue", "string", "only agents in this queue")
                        .asks("mismatch", "boolean", "only agents with, or without, a mismatch")
                        .asks("limit", "integer", "agents on a page, 1 to 1,000; ships 100")
                        .asks("cursor", "string", "where the page begins, from `next`")
                        .answers(200, "AgentPage"),
                get("/v1/agents/{id}", READ_PRESENCE, agents::one)
                        .named("getAgent", "One agent as everybody sees them.")
                        .answers(200, "AgentView"),
                put("/v1/agents/{id}", PROVISION_AGENTS, config::putAgent)
                        .named("putAgent", "Adds an agent, or replaces their configuration.")
                        .takes("AgentSettings").answers(200, "Accepted").also(201),
                delete("/v1/agents/{id}", PROVISION_AGENTS, config::removeAgent)
                        .named("deleteAgent", "Removes an agent."));
    }

    private List<Route> presenceRoutes() {
        return List.of(
                put("/v1/agents/{id}/presence", WRITE_PRESENCE, presence::set)
                        .named("setPresence", "Chooses a status for an agent.")
                        .takes("SetPresence").answers(200, "Accepted"),
                put("/v1/agents/{id}/ready", WRITE_PRESENCE, presence::ready)
                        .named("setReady", "Sets the Ready / Not ready toggle.")
                        .takes("SetReady").answers(200, "Accepted"),
                post("/v1/agents/{id}/sessions", WRITE_PRESENCE, presence::open)
                        .named("openSession", "Signs an agent in: one more desktop, tab or phone.")
                        .takes(Content.maybe("OpenSession"))
                        .answers(201, "Session"),
                put("/v1/agents/{id}/sessions/{session}/heartbeat", WRITE_PRESENCE,
                        presence::heartbeat)
                        .named("heartbeat", "Says that a session is alive; every 20 s is right."),
                delete("/v1/agents/{id}/sessions/{session}", WRITE_PRESENCE, presence::close)
                        .named("closeSession", "Says that a desktop, tab or phone is closing."));
    }

    private List<Route> workRoutes() {
        return List.of(
                post("/v1/work", OFFER_WORK, work::create)
                        .named("createWork", "Enqueues work, or offers it to an agent.")
                        .takes("NewWork").answers(201, "Accepted"),
                get("/v1/work", READ_PRESENCE, work::list)
                        .named("listWork", "Work items, page by page; an agent's are the own.")
                        .asks("state", "string", "only these, with commas; ships all but over")
                        .asks("queue", "string", "only work that came or waits in this queue")
                        .asks("workstream", "string", "only work of this kind")
                        .asks("agent", "string", "only what this agent has or is offered")
                        .asks("team", "string", "only what agents of this team have, or nobody")
                        .asks("limit", "integer", "items on a page, 1 to 1,000; ships 100")
                        .asks("cursor", "string", "where the page begins, from `next`")
                        .answers(200, "WorkPage"),
                get("/v1/work/{id}", READ_PRESENCE, work::show)
                        .named("getWork", "A work item, and why it is still waiting.")
                        .answers(200, "WorkView"),
                get("/v1/work/{id}/candidates", READ_PRESENCE, work::candidates)
                        .named("listCandidates", "Who might get a waiting item, every gate"
                                + " between, and what would open it.")
                        .asks("limit", "integer", "agents, 1 to 1,000; ships 100")
                        .answers(200, "Candidates"),
                post("/v1/work/{id}/{verb}", READ_PRESENCE, work::act)
                        .named("actOnWork", "Accepts, holds, transfers, closes a work item.")
                        .takes(Content.maybe("WorkAction"))
                        .answers(200, "Accepted"));
    }

    private List<Route> queueRoutes() {
        return List.of(
                get("/v1/offers", READ_PRESENCE, offers::list)
                        .named("listOffers", "What is offered and waits for an answer; an agent's"
                                + " are the own.")
                        .asks("agent", "string", "only offers to this agent")
                        .asks("queue", "string", "only of this queue")
                        .asks("team", "string", "only to agents of this team")
                        .asks("limit", "integer", "offers on a page, 1 to 1,000; ships 100")
                        .asks("cursor", "string", "where the page begins, from `next`")
                        .answers(200, "OfferPage"),
                get("/v1/offers/{id}", READ_PRESENCE, offers::one)
                        .named("getOffer", "The open offer of a work item.")
                        .answers(200, "OfferView"),
                get("/v1/queues", READ_PRESENCE, queues::list)
                        .named("listQueues", "How much waits in each queue, and for how long.")
                        .asks("limit", "integer", "queues on a page, 1 to 1,000; ships 100")
                        .asks("cursor", "string", "where the page begins, from `next`")
                        .answers(200, "QueuePage"),
                get("/v1/queues/{id}", READ_PRESENCE, queues::one)
                        .named("getQueue", "A queue, what waits in it, and who could take it.")
                        .asks("limit", "integer", "items and agents, 1 to 1,000; ships 100")
                        .answers(200, "QueueDetail"));
    }

    private List<Route> configurationRoutes() {
        return List.of(
                get("/v1/config", READ_CONFIGURATION, config::show)
                        .named("getConfiguration", "The tenant's configuration, agents included.")
                        .answers(200, "Configuration", Route.JSON, Route.YAML).also(304),
                put("/v1/config", WRITE_CONFIGURATION, config::replace)
                        .named("putConfiguration", "Replaces the configuration.")
                        .hears("If-Match", true, "the ETag of the one that yours was made from")
                        .takes(document()).answers(200, "Check"),
                post("/v1/config/check", READ_CONFIGURATION, config::check)
                        .named("checkConfiguration", "What there is to say about a configuration.")
                        .takes(document()).answers(200, "Check"));
    }

    private List<Route> streamRoutes() {
        return List.of(
                filtered(get("/v1/stream", READ_PRESENCE, streams::open)
                        .named("stream", "A snapshot, then every change, as server-sent events.")
                        .hears("Last-Event-ID", false, "the id of the last event that was seen")
                        .answers(200, "StreamMessage", Route.EVENTS)),
                filtered(get("/v1/socket", NONE, socket::plain)
                        .named("socket", "The same over a WebSocket.")
                        .asks("ticket", "string", "a ticket instead of a token"))
                        .answers(426, "Problem", "application/problem+json"));
    }

    private static Route filtered(Route route) {
        return route.asks("team", "string", "only agents of this team")
                .asks("queue", "string", "only agents in this queue")
                .asks("agent", "string", "only this agent")
                .asks("include", "string", "agents, work, queues, offers, with commas; ships"
                        + " agents, and for an agent the own offers too")
                .asks("from", "string", "the id of the last event that was seen");
    }

    private List<Route> connectionRoutes() {
        return List.of(
                get("/v1/connections", READ_CONFIGURATION, connections::list)
                        .named("listConnections", "The outside systems: which are up, and how many"
                                + " agents are not in step there.")
                        .answers(200, "Connections"),
                get("/v1/connections/{id}", READ_CONFIGURATION, connections::one)
                        .named("getConnection", "One outside system.")
                        .answers(200, "ConnectionView"),
                get("/v1/connections/{id}/needs-mapping", READ_CONFIGURATION,
                        connections::needsMapping)
                        .named("listUnmapped", "Statuses and agents that it has spoken of and that"
                                + " nobody has mapped, the newest first.")
                        .asks("limit", "integer", "names, 1 to 1,000; ships 100")
                        .answers(200, "NeedsMapping"),
                post("/v1/connections/{id}/fetch-statuses", WRITE_CONFIGURATION,
                        connections::fetchStatuses)
                        .named("fetchStatuses", "Asks the outside system for its statuses and lays"
                                + " them into the configuration: new ones are added, new labels"
                                + " and ids noted, and none is taken away; rows that need one"
                                + " which is gone are named.")
                        .answers(200, "FetchedStatuses"),
                post("/v1/connections/{id}/console", WRITE_PRESENCE, console::exchange)
                        .named("console", "An agent's browser says what is shown in another"
                                + " system, and waits for what is to be shown there.")
                        .takes("ConsoleSays").answers(200, "ConsoleHears"));
    }

    private List<Route> webhookRoutes() {
        return List.of(
                post("/v1/connections/{id}/events", NONE, reports::take)
                        .named("report", "Takes signed reports of a webhook connection.")
                        .asks("tenant", "string", "whose connection; ships as `default`")
                        .asks("code", "string", "the key of vendors who sign nothing")
                        .hears("webhook-key", false, "the same, where it can be a header")
                        .hears("webhook-id", false, "the message; twice is once")
                        .hears("webhook-timestamp", false, "when it was sent, in seconds")
                        .hears("webhook-signature", false, "v1, and base64 of the HMAC")
                        .takes("Reports").answers(202, "ReportAnswers"),
                get("/v1/subscriptions", MANAGE_TOKENS, subscriptions::list)
                        .named("listSubscriptions", "Who is told of what happens, and how far.")
                        .answers(200, "Subscriptions"),
                post("/v1/subscriptions", MANAGE_TOKENS, subscriptions::create)
                        .named("createSubscription", "Tells an address of all that happens from"
                                + " now on; the secret is shown this once.")
                        .takes("NewSubscription").answers(201, "Subscription"),
                post("/v1/subscriptions/{subscription}/resume", MANAGE_TOKENS,
                        subscriptions::resume)
                        .named("resumeSubscription", "Goes on where deliveries ended, at once.")
                        .answers(200, "Subscription"),
                delete("/v1/subscriptions/{subscription}", MANAGE_TOKENS, subscriptions::remove)
                        .named("deleteSubscription", "Tells an address nothing more."));
    }

    private List<Route> accessRoutes() {
        return List.of(
                post("/v1/session", NONE, session::begin)
                        .named("beginSession", "Exchanges a token or a link's code for a cookie.")
                        .takes("SignIn").answers(201, "Who"),
                get("/v1/session", READ_PRESENCE, session::show)
                        .named("getSession", "Who is asking.").answers(200, "Who"),
                delete("/v1/session", READ_PRESENCE, session::end)
                        .named("endSession", "Ends the session of this browser."),
                post("/v1/tickets", READ_PRESENCE, session::ticket)
                        .named("createTicket", "Something to open one socket with, soon.")
                        .answers(201, "Ticket"),
                get("/v1/tokens", MANAGE_TOKENS, tokens::list)
                        .named("listTokens", "All tokens of the tenant, without their secrets.")
                        .answers(200, "Tokens"),
                post("/v1/tokens", MANAGE_TOKENS, tokens::create)
                        .named("createToken", "A new token; its secret is shown this once.")
                        .takes("NewToken").answers(201, "Token"),
                delete("/v1/tokens/{token}", MANAGE_TOKENS, tokens::revoke)
                        .named("revokeToken", "Ends a token and all sessions made with it."));
    }
}
