package org.muster.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;

/** Scripts that are written in the language and lie beside the tests. */
final class Written {
    private Written() {}

    /** @param changes pairs of a text that stands in the file and what stands there instead */
    static Scenario script(String name, String... changes) {
        String text = text(name);
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new IllegalArgumentException("File (%s) has no (%s).".formatted(name, changes[i]));
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        return switch (ScenarioReader.read(name, text.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Accepted accepted -> accepted.scenario();
            case Reading.Refused refused ->
                throw new IllegalArgumentException(refused.findings().toString());
        };
    }

    private static String text(String name) {
        try (InputStream in = Written.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No file (%s) lies beside the tests.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
