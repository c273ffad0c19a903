package dev.rollcall.connector.teams;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.AccessToken;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.connector.http.ClientCredentials;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.teams.TeamsFrames.Pair;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The calls to Graph, as an application of the directory. Its session goes by its own id.
final class TeamsApi implements AutoCloseable {

    /// More users than these in one question are an error there.
    static final int USERS_MAX = 650;

    private final String application;
    private final Http login;
    private final Http door;
    private final AccessToken token;

    TeamsApi(Setup setup) throws LineBroken {
        var url = or(setup.setting("url"), "https://graph.microsoft.com/v1.0");
        this.application = setup.required("clientId");
        this.door = Http.to(setup, url, Http.Allowance.NONE);
        this.login = Http.to(setup, or(setup.setting("loginUrl"),
                "https://login.microsoftonline.com"), Http.Allowance.NONE);
        this.token = ClientCredentials.token(setup, login,
                "/" + Http.encoded(setup.required("directory")) + "/oauth2/v2.0/token",
                "clientId", "clientSecret", URI.create(url).resolve("/.default").toString());
    }

    private static String or(String setting, String shipped) {
        return setting.isEmpty() ? shipped : setting;
    }

    /// Whether we are let in at all.
    void signIn() throws LineBroken, InterruptedException {
        token.get();
    }

    /// @param users at most [#USERS_MAX]
    Node presences(List<String> users) throws LineBroken, InterruptedException {
        return post("/communications/getPresencesByUserId", Map.of("ids", users))
                .expected().json();
    }

    Answer set(String user, Pair pair, Duration lasts) throws LineBroken, InterruptedException {
        return presence(user, "setPresence", TeamsFrames.session(application, pair, lasts));
    }

    Answer clear(String user) throws LineBroken, InterruptedException {
        return presence(user, "clearPresence", Map.of("sessionId", application));
    }

    Answer prefer(String user, Pair pair) throws LineBroken, InterruptedException {
        return presence(user, "setUserPreferredPresence", TeamsFrames.preference(pair));
    }

    Answer preferNothing(String user) throws LineBroken, InterruptedException {
        return presence(user, "clearUserPreferredPresence", Map.of());
    }

    private Answer presence(String user, String action, Map<String, Object> body)
            throws LineBroken, InterruptedException {
        return post("/users/" + Http.encoded(user) + "/presence/" + action, body);
    }

    private Answer post(String path, Map<String, Object> body)
            throws LineBroken, InterruptedException {
        return door.send(value -> door.json("POST", path, body)
                .header("Authorization", "Bearer " + value), token);
    }

    @Override
    public void close() {
        login.close();
        door.close();
    }
}
