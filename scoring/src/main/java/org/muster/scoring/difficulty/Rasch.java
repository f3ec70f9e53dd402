package org.muster.scoring.difficulty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Line;

/**
 * Rasch's model (1960): the chance of a right answer is a logistic curve of ability less difficulty. Both are those that are
 * most likely after the answers, given what was believed before (maximum a posteriori), found by Newton's steps on a
 * log-posterior that has one top.
 *
 * @param difficulties of every inject that was asked about: estimated where it has answers enough, else the author's
 * @param abilities of everybody who answered
 */
public record Rasch(Map<Line.Id, Belief> difficulties, Map<String, Belief> abilities) {

    /** Under so many answers the author's guess is better. */
    static final int LEAST_ANSWERS = 30;

    private static final double TOLERANCE = 1e-12;
    private static final int MOST_STEPS = 100;
    private static final int MOST_SWEEPS = 1000;

    /**
     * One inject answered.
     *
     * @param person a key that is the same in all his exercises
     * @param right whether what was expected was done in full and in time
     */
    public record Answer(String person, Line.Id inject, boolean right) {}

    /** What one answer says of one side, while the other is taken as known. */
    record Trial(double against, boolean won) {}

    public Rasch {
        difficulties = Collections.unmodifiableMap(new LinkedHashMap<>(difficulties));
        abilities = Collections.unmodifiableMap(new LinkedHashMap<>(abilities));
    }

    /** The chance that the ability beats the difficulty. */
    public static double chance(double ability, double difficulty) {
        return 1 / (1 + StrictMath.exp(difficulty - ability));
    }

    /** @param byAuthor the author's guess of every inject, 1 to 5 */
    public static Rasch of(List<Answer> answers, Map<Line.Id, Integer> byAuthor) {
        Map<Line.Id, Belief> difficulties = new LinkedHashMap<>();
        byAuthor.forEach((inject, difficulty) -> difficulties.put(inject, Belief.ofAuthor(difficulty)));
        Map<Line.Id, Belief> priors = Map.copyOf(difficulties);
        Map<Line.Id, List<Answer>> ofInject = new LinkedHashMap<>();
        Map<String, List<Answer>> ofPerson = new LinkedHashMap<>();
        for (Answer answer : answers) {
            if (!priors.containsKey(answer.inject())) {
                throw new IllegalArgumentException("Inject (%s) has no author's guess.".formatted(answer.inject()));
            }
            ofInject.computeIfAbsent(answer.inject(), each -> new ArrayList<>()).add(answer);
            ofPerson.computeIfAbsent(answer.person(), each -> new ArrayList<>()).add(answer);
        }
        ofInject.values().removeIf(each -> each.size() < LEAST_ANSWERS);
        Map<String, Belief> abilities = new LinkedHashMap<>();
        ofPerson.keySet().forEach(person -> abilities.put(person, Belief.ABILITY));

        double moved = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS && moved > TOLERANCE; sweep++) {
            moved = 0;
            for (Map.Entry<String, List<Answer>> each : ofPerson.entrySet()) {
                List<Trial> trials = each.getValue().stream()
                        .map(answer -> new Trial(value(difficulties, answer.inject()), answer.right()))
                        .toList();
                moved = Math.max(moved, put(abilities, each.getKey(), likeliest(trials, Belief.ABILITY)));
            }
            for (Map.Entry<Line.Id, List<Answer>> each : ofInject.entrySet()) {
                List<Trial> trials = each.getValue().stream()
                        .map(answer -> new Trial(value(abilities, answer.person()), !answer.right()))
                        .toList();
                Belief prior = priors.getOrDefault(each.getKey(), Belief.ABILITY);
                moved = Math.max(moved, put(difficulties, each.getKey(), likeliest(trials, prior)));
            }
        }
        return new Rasch(difficulties, abilities);
    }

    private static <K> double value(Map<K, Belief> beliefs, K of) {
        return beliefs.getOrDefault(of, Belief.ABILITY).value();
    }

    /** @return how far it moved */
    private static <K> double put(Map<K, Belief> beliefs, K of, Belief now) {
        double before = value(beliefs, of);
        beliefs.put(of, now);
        return Math.abs(now.value() - before);
    }

    /** @param prior with an infinite error when nothing is believed; then somebody must have won and somebody lost */
    static Belief likeliest(List<Trial> trials, Belief prior) {
        double sure = 1 / (prior.error() * prior.error());
        double value = prior.value();
        double information = sure;
        for (int i = 0; i < MOST_STEPS; i++) {
            double slope = sure * (prior.value() - value);
            information = sure;
            for (Trial trial : trials) {
                double chance = chance(value, trial.against());
                slope += (trial.won() ? 1 : 0) - chance;
                information += chance * (1 - chance);
            }
            double step = Math.clamp(slope / information, -1, 1);
            value += step;
            if (Math.abs(step) < TOLERANCE) {
                break;
            }
        }
        return new Belief(value, 1 / Math.sqrt(information));
    }
}
