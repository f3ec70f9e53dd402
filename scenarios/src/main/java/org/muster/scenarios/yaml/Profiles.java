package org.muster.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Tree;

/** Reads a scoring profile. Profiles come with Muster, so a fault in one is a programmer's. */
final class Profiles {

    private Profiles() {}

    static ScoringProfile read(String file, byte[] bytes) {
        Problems problems = new Problems(file);
        Tree.Branch tree = TreeReader.read(file, bytes, problems);
        if (tree == null || problems.hasErrors()) {
            throw new IllegalStateException("Scoring profile (%s) is faulty: %s".formatted(file, problems.inOrder()));
        }
        Part root = new Part(tree);
        return new ScoringProfile(
                new ScoringProfile.Id(root.word("profile")),
                ScenarioHash.of(tree),
                root.part("measureWeights").weights(),
                root.part("dimensionWeights").weights(),
                new ScoringProfile.Sensitivity(
                        root.part("sensitivity").decimal("low"),
                        root.part("sensitivity").decimal("high")),
                new ScoringProfile.Bands(
                        root.part("bands").whole("strong"),
                        root.part("bands").whole("adequate"),
                        root.part("bands").whole("needsWork")),
                root.whole("cap"),
                root.whole("fewItems"),
                root.whole("creditEndsAt"),
                standards(root.part("standards")),
                new ScoringProfile.Violations(
                        root.part("violations").whole("minor"),
                        root.part("violations").whole("major"),
                        root.part("violations").whole("critical")),
                ratings(root.part("ratings")),
                agreement(root.part("agreement")),
                new ScoringProfile.Bootstrap(
                        root.part("bootstrap").whole("draws"),
                        root.part("bootstrap").whole("leastLines")),
                readiness(root.part("readiness")));
    }

    private static ScoringProfile.Standards standards(Part part) {
        return new ScoringProfile.Standards(
                part.millis("acknowledgeWithin"),
                part.millis("silenceDetectedAfter"),
                part.millis("closingBeforeEndEx"),
                part.millis("aftermath"),
                part.millis("baseline"),
                part.whole("leastUnderDisruption"));
    }

    private static ScoringProfile.Ratings ratings(Part part) {
        return new ScoringProfile.Ratings(
                part.whole("performed"),
                part.whole("withSomeChallenges"),
                part.whole("withMajorChallenges"),
                part.whole("unable"),
                part.whole("rescuedAtMost"));
    }

    private static ScoringProfile.RaterAgreement agreement(Part part) {
        return new ScoringProfile.RaterAgreement(
                part.whole("raters"), part.whole("commonTasks"), part.decimal("alpha"), part.decimal("weightOfUnsure"));
    }

    private static ScoringProfile.Readiness readiness(Part part) {
        Part halfLives = part.part("halfLives");
        return new ScoringProfile.Readiness(
                part.decimal("untrained"),
                part.decimal("variance"),
                part.decimal("leastNoise"),
                part.decimal("seenBeforeFactor"),
                part.whole("leastItems"),
                part.decimal("target"),
                part.decimal("dueRisk"),
                new ScoringProfile.HalfLives(
                        halfLives.decimal("accuracy"), halfLives.decimal("speed"), halfLives.decimal("other")));
    }

    /** A map of the profile, of which every key must be there. */
    private record Part(Tree.Branch branch) {

        private Tree get(String key) {
            return Objects.requireNonNull(branch.get(key), key);
        }

        Part part(String key) {
            return new Part((Tree.Branch) get(key));
        }

        String word(String key) {
            return View.written(get(key));
        }

        int whole(String key) {
            return View.wholeOf(get(key));
        }

        double decimal(String key) {
            return Objects.requireNonNull(Plain.number(word(key)), key).doubleValue();
        }

        long millis(String key) {
            return Objects.requireNonNull(Units.duration(word(key)), key);
        }

        Map<String, Double> weights() {
            Map<String, Double> weights = new LinkedHashMap<>();
            List<Tree.Entry> entries = branch.entries();
            entries.forEach(entry -> weights.put(entry.key(), decimal(entry.key())));
            return weights;
        }
    }
}
