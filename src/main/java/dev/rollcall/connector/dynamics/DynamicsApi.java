package dev.rollcall.connector.dynamics;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.AccessToken;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.connector.http.ClientCredentials;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The calls to Dataverse, as an application of the directory.
final class DynamicsApi implements AutoCloseable {

    private static final String ROOT = "/api/data/v9.2/";
    private static final String PRESENCES = ROOT + "msdyn_presences?$select=msdyn_presenceid,"
            + "msdyn_name,msdyn_presencestatustext,msdyn_basepresencestatus,msdyn_canuserset";
    private static final String AGENTS = ROOT + "msdyn_agentstatuses?$select="
            + "msdyn_agentstatusid,msdyn_isagentloggedin,msdyn_presencemodifiedon"
            + "&$expand=msdyn_agentid($select=systemuserid),"
            + "msdyn_currentpresenceid($select=msdyn_presenceid)";

    private static final int PAGE = 500;

    /// Of an organisation larger than any; a server that always has one more page has gone mad.
    private static final int PAGES_MAX = 1_000;

    private final URI base;
    private final String caller;
    private final Http login;
    private final Http door;
    private final AccessToken token;

    DynamicsApi(Setup setup) throws LineBroken {
        var url = setup.required("url");
        this.base = URI.create(url);
        this.caller = setup.setting("callerId");
        this.door = Http.to(setup, url, Http.Allowance.NONE);
        var loginUrl = setup.setting("loginUrl");
        this.login = Http.to(setup, loginUrl.isEmpty() ? "https://login.microsoftonline.com"
                : loginUrl, Http.Allowance.NONE);
        this.token = ClientCredentials.token(setup, login,
                "/" + Http.encoded(setup.required("directory")) + "/oauth2/v2.0/token",
                "clientId", "clientSecret", base.resolve("/.default").toString());
    }

    List<Node> presences() throws LineBroken, InterruptedException {
        return pages(PRESENCES);
    }

    List<Node> agents() throws LineBroken, InterruptedException {
        return pages(AGENTS);
    }

    private List<Node> pages(String first) throws LineBroken, InterruptedException {
        var rows = new ArrayList<Node>();
        var path = first;
        for (var page = 0; page < PAGES_MAX && !path.isEmpty(); page++) {
            var asked = path;
            var answer = door.send(value -> as(value, door.request(asked))
                    .header("Prefer", "odata.maxpagesize=" + PAGE), token).expected().json();
            rows.addAll(answer.get("value").each());
            path = next(answer.get("@odata.nextLink").text());
        }
        return rows;
    }

    /// The rest is asked for where we have asked before, wherever the link leads.
    private String next(String link) throws LineBroken {
        if (link.isEmpty()) return "";
        try {
            var url = URI.create(link);
            if (base.getAuthority().equals(url.getAuthority())) {
                return url.getRawPath() + "?" + url.getRawQuery();
            }
        } catch (IllegalArgumentException _) {
            // Told below, like a link to somewhere else.
        }
        throw new LineBroken("@odata.nextLink: expected a link to " + base.getAuthority());
    }

    /// In the name of the agent, or of who is configured for that.
    Answer show(String agent, String presence) throws LineBroken, InterruptedException {
        return door.send(value -> as(value, door.json("POST", ROOT + "CCaaS_ModifyAgentPresence",
                Map.of("ApiVersion", "1.0", "AgentId", agent, "PresenceId", presence)))
                .header("MSCRMCallerID", caller.isEmpty() ? agent : caller), token);
    }

    private static HttpRequest.Builder as(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token)
                .header("OData-Version", "4.0").header("OData-MaxVersion", "4.0");
    }

    @Override
    public void close() {
        login.close();
        door.close();
    }
}
