package org.muster.web.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser of his own, at a server where people sign in. */
final class Caller {
    static final String OWN_PASSWORD = "three sand hills";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    @Nullable
    String cookie;

    Caller(int port) {
        this.port = port;
    }

    record Said(int status, String body, HttpResponse<?> response) {

        JsonNode json() {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        }

        String text(String field) {
            return json().path(field).stringValue("");
        }

        Said is(int wanted) {
            assertThat(status).as(body).isEqualTo(wanted);
            return this;
        }
    }

    Said get(String path) {
        return say("GET", path, null);
    }

    Said post(String path, String body) {
        return say("POST", path, body.replace('\'', '"'));
    }

    /** A feed does not end, so of a stream only the status is read. */
    Said say(String method, String path, @Nullable String body) {
        return say(request(method, path, body).header("Origin", "http://127.0.0.1:" + port));
    }

    HttpRequest.Builder request(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    Said say(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.headers().firstValue("Set-Cookie").ifPresent(given -> cookie = given.split(";", 2)[0]);
            boolean stream =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            try (InputStream read = response.body()) {
                return new Said(
                        response.statusCode(),
                        stream ? "" : new String(read.readAllBytes(), StandardCharsets.UTF_8),
                        response);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    Said signIn(String login, String password) {
        return post("/api/sign-in", "{'login':'%s','password':'%s'}".formatted(login, password));
    }

    /** Signs in with a password that was handed over, and chooses his own. */
    Caller enter(String login, String handedOver) {
        signIn(login, handedOver).is(200);
        post("/api/me/password", "{'old':'%s','wanted':'%s'}".formatted(handedOver, OWN_PASSWORD))
                .is(200);
        return this;
    }

    /** Makes an account, as an administrator, and comes back as its owner. */
    Caller make(String login, String... roles) {
        String all = roles.length == 0 ? "" : "'" + String.join("','", roles) + "'";
        Said made = post(
                        "/api/accounts",
                        "{'login':'%s','name':'%s of the office','roles':[%s]}".formatted(login, login, all))
                .is(201);
        return new Caller(port).enter(login, made.text("password"));
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
