package dev.rollcall.simulator.salesforce;

import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Somebody who has read Salesforce's documents and is signed in by client credentials.
final class Session {

    private final HttpClient http = HttpClient.newHttpClient();
    private final SalesforceSimulator salesforce;
    private final String token;

    Session(SalesforceSimulator salesforce) throws IOException, InterruptedException {
        this.salesforce = salesforce;
        this.token = (String) map(form("grant_type=client_credentials&client_id="
                + SalesforceSimulator.CLIENT_ID + "&client_secret="
                + SalesforceSimulator.CLIENT_SECRET)).get("access_token");
    }

    String token() {
        return token;
    }

    HttpResponse<String> form(String form) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at("/services/oauth2/token"))
                .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> ask(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .header("Sforce-Query-Options", "batchSize=200")
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return ask("GET", path, "");
    }

    HttpResponse<String> query(String soql) throws IOException, InterruptedException {
        return get("/services/data/v62.0/query?q=" + soql.replace("%", "%25").replace(" ", "+")
                .replace("<", "%3C").replace(">", "%3E").replace("=", "%3D"));
    }

    static Map<String, Object> map(HttpResponse<String> answer) {
        return Json.map(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private URI at(String path) {
        return URI.create(salesforce.uri() + path);
    }
}
