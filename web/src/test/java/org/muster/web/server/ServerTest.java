package org.muster.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The server from its start to its stop, with people looking at it. */
@Timeout(120)
class ServerTest {

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void isHealthyWithNothingElseRunning() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext server = Server.start(Settings.demo(0, data))) {
            HttpResponse<String> health = get(server, "/actuator/health", HttpResponse.BodyHandlers.ofString());

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"UP\"");
        }
    }

    @Test
    void tellsWhoListensThatItStopsAndLosesNothing() throws IOException, InterruptedException {
        ConfigurableApplicationContext server = Server.start(Settings.demo(0, data));
        post(server, "/api/exercises", "{\"id\":\"x7k\",\"scenario\":\"first-notice\",\"seed\":7}");
        post(server, "/api/exercises/x7k/control", "{\"id\":\"c-1\",\"event\":{\"kind\":\"exercise-started\"}}");
        HttpResponse<Stream<String>> feed = get(server, "/api/exercises/x7k/feed", HttpResponse.BodyHandlers.ofLines());
        String log = log(server);

        server.close();

        assertThat(feed.body()).contains("event: end", "data: {\"reason\":\"closing\"}");
        try (ConfigurableApplicationContext again = Server.start(Settings.demo(0, data))) {
            assertThat(log(again))
                    .startsWith(log.substring(0, log.length() - 1))
                    .contains("\"reason\":\"restart\"");
        }
    }

    @Test
    void saysWhyADataDirectoryCannotBeUsed() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> Server.start(Settings.demo(0, file.resolve("below"))))
                .isInstanceOf(CannotServe.class)
                .hasMessageContainingAll("data directory can't be used", "Maybe --data");
    }

    @Test
    void saysWhyADiskCannotBeUsed() {
        assertThat(told(new UncheckedIOException("can't be opened", new IOException("No space left on device"))))
                .isEqualTo(
                        "The data directory can't be used: No space left on device. Maybe --data should name another.");
        assertThat(told(new UncheckedIOException("can't be opened", new AccessDeniedException("/data/lock"))))
                .contains("/data/lock: Permission denied.");
    }

    @Test
    void saysWhatItHeardOfAServerThatDoesNotAnswer() {
        System.setProperty(Storage.URI, "mongodb://127.0.0.1:1/muster?serverSelectionTimeoutMS=300");
        try {
            assertThatThrownBy(() -> Server.start(Settings.demo(0, data)))
                    .isInstanceOf(CannotServe.class)
                    .hasMessage("The store does not answer (Connection refused)."
                            + " Maybe MUSTER_MONGODB_URI names no running server.");
        } finally {
            System.clearProperty(Storage.URI);
        }
    }

    private static String told(RuntimeException cause) {
        return String.valueOf(
                Server.told(new IllegalStateException("no bean", cause), 8080).getMessage());
    }

    @Test
    void saysWhenTheUriNamesNoServer() {
        System.setProperty(Storage.URI, "nonsense");
        try {
            assertThatThrownBy(() -> Server.start(Settings.demo(0, data)))
                    .isInstanceOf(CannotServe.class)
                    .hasMessageStartingWith("MUSTER_MONGODB_URI names no MongoDB:");
        } finally {
            System.clearProperty(Storage.URI);
        }
    }

    private String log(ConfigurableApplicationContext server) throws IOException, InterruptedException {
        return get(server, "/api/exercises/x7k/log", HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private <T> HttpResponse<T> get(
            ConfigurableApplicationContext server, String path, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(server, path)).build(), handler);
    }

    private void post(ConfigurableApplicationContext server, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at(server, path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static URI at(ConfigurableApplicationContext server, String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(Server.port(server), path));
    }
}
