package org.muster.web.live;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.yaml.Finding;
import org.muster.scenarios.yaml.Library;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;
import org.muster.scenarios.yaml.ScenarioWriter;

/**
 * The scripts that can be played, and those that are played already. Each is read once, since many exercises share one. Safe
 * for any number of threads.
 */
public final class Scripts {
    private static final int MOST_KEPT = 64;

    private final Map<String, Script> library = new LinkedHashMap<>();
    private final Map<Content, Script> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Content, Script> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public Scripts() {
        this(List.of());
    }

    /** @param more valid scripts, which can be played beside those that come with Muster */
    public Scripts(List<byte[]> more) {
        Library.ids().forEach(id -> add(Library.read(id)));
        more.forEach(bytes -> add(ScenarioReader.read("a script", bytes)));
    }

    private void add(Reading reading) {
        if (reading instanceof Reading.Accepted accepted) {
            library.put(accepted.scenario().id().value(), script(accepted, ScenarioWriter.write(accepted.scenario())));
        }
    }

    /** Those that come with Muster, in its order. */
    public List<Script> all() {
        return List.copyOf(library.values());
    }

    /** The script of that id, or null when there is none. */
    public @Nullable Script find(String id) {
        return library.get(id);
    }

    /** Reads a script that is kept with an exercise. */
    Script read(String exercise, byte[] bytes) {
        Content content = new Content(bytes);
        synchronized (kept) {
            Script known = kept.get(content);
            if (known != null) {
                return known;
            }
        }
        return switch (ScenarioReader.read(exercise, bytes)) {
            case Reading.Accepted accepted -> {
                Script script = script(accepted, bytes);
                synchronized (kept) {
                    kept.put(content, script);
                }
                yield script;
            }
            case Reading.Refused refused ->
                throw new Unrecoverable("Its script can't be read any more: %s.".formatted(refused.findings()), null);
        };
    }

    private static Script script(Reading.Accepted accepted, byte[] bytes) {
        Scenario scenario = accepted.scenario();
        return new Script(scenario, ScenarioHash.of(scenario), bytes, warnings(accepted.findings()));
    }

    private static int warnings(List<Finding> findings) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                .count();
    }

    /** Bytes, compared by what they are. */
    private static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content content && Arrays.equals(bytes, content.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
