package dev.rollcall.connector.contactpro;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The calls to Contact Pro: a key for the interface, and a user whose rights say what is seen.
final class ContactProApi implements AutoCloseable {

    private final Http door;
    private final ContactProShape shape;
    private final String user;
    private final String key;

    ContactProApi(Setup setup, ContactProShape shape) throws LineBroken {
        this.shape = shape;
        var login = setup.required("user") + ":" + setup.secret("password");
        this.user = "Basic " + Base64.getEncoder().encodeToString(
                login.getBytes(StandardCharsets.UTF_8));
        this.key = setup.setting("apiKey").isEmpty() ? "" : setup.secret("apiKey");
        this.door = Http.to(setup, setup.required("url"), Http.Allowance.NONE);
    }

    Node profiles() throws LineBroken, InterruptedException {
        return door.send(known(door.request(shape.at("profiles", "path")))).expected().json();
    }

    Node agents() throws LineBroken, InterruptedException {
        return door.send(known(door.request(shape.at("agents", "path")))).expected().json();
    }

    Answer synchronise(String envelope) throws LineBroken, InterruptedException {
        return door.send(known(door.request(shape.at("psi", "path")))
                .setHeader("Accept", "text/xml")
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", '"' + shape.at("psi", "action") + '"')
                .POST(BodyPublishers.ofString(envelope)));
    }

    private HttpRequest.Builder known(HttpRequest.Builder request) throws LineBroken {
        if (!key.isEmpty()) request.header(shape.at("key", "header"), key);
        return request.header("Authorization", user);
    }

    @Override
    public void close() {
        door.close();
    }
}
