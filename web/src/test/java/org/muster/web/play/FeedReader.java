package org.muster.web.play;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a seat's feed off the wire. */
final class FeedReader {
    private static final int MOST_LINES = 500;

    private FeedReader() {}

    /** Whether the words come, among what the feed begins with. */
    static boolean read(int port, String exercise, String seat, String words) throws IOException, InterruptedException {
        URI feed = URI.create("http://127.0.0.1:%d/api/exercises/%s/seats/%s/feed".formatted(port, exercise, seat));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<java.io.InputStream> response = client.send(
                    HttpRequest.newBuilder(feed).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (int i = 0; i < MOST_LINES; i++) {
                    String line = lines.readLine();
                    if (line == null || line.contains(words)) {
                        return line != null;
                    }
                }
            } finally {
                client.shutdownNow();
            }
        }
        return false;
    }
}
