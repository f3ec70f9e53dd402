package org.muster.scenarios.yaml;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Tree;

/** The scenarios and scoring profiles that come with Muster. */
public final class Library {

    private static final String FOLDER = "/org/muster/scenarios/library/";
    private static final List<String> IDS = List.of("first-notice", "clear-words", "desert-relay", "ten-counties");

    private static final Map<ScoringProfile.Id, ScoringProfile> PROFILES = ScoringProfile.KNOWN.stream()
            .collect(toUnmodifiableMap(id -> id, id -> Profiles.read(id + ".yaml", resource(id.value()))));

    private Library() {}

    /** The ids of its scenarios, the one to begin with first. */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * The script as a file, UTF-8: as its author wrote it, or as its generator does.
     *
     * @throws IllegalArgumentException when the library has no such scenario
     */
    public static byte[] bytes(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException("Library has no scenario (%s).%s".formatted(id, Nearest.maybe(id, IDS)));
        }
        return id.equals(TenCounties.ID) ? ScenarioWriter.write(TenCounties.script(TenCounties.SHIPPED)) : resource(id);
    }

    /** A script of the library as a tree, unchecked. */
    static Tree.Branch tree(String name) {
        Problems problems = new Problems(name);
        Tree.Branch tree = TreeReader.read(name + ".yaml", resource(name), problems);
        if (tree == null || problems.hasErrors()) {
            throw new IllegalStateException("Resource (%s) is faulty: %s".formatted(name, problems.inOrder()));
        }
        return tree;
    }

    public static Reading read(String id) {
        return ScenarioReader.read(id + ".yaml", bytes(id));
    }

    public static Scenario load(String id) {
        return switch (read(id)) {
            case Reading.Accepted accepted -> accepted.scenario();
            case Reading.Refused refused ->
                throw new IllegalStateException("Scenario (%s) is faulty: %s".formatted(id, refused.findings()));
        };
    }

    public static List<Scenario> scenarios() {
        return IDS.stream().map(Library::load).toList();
    }

    /** @throws IllegalArgumentException when there is no such profile */
    public static ScoringProfile profile(ScoringProfile.Id id) {
        ScoringProfile profile = PROFILES.get(id);
        if (profile == null) {
            throw new IllegalArgumentException("Scoring profile (%s) is not known.".formatted(id));
        }
        return profile;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Library.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("Resource (%s) is missing.".formatted(name));
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
