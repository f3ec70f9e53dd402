package org.muster.scoring;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Code;
import org.muster.scenarios.ScoringProfile;
import org.muster.simulator.log.Letter;

/**
 * How far evaluators agree, seen from several sides, since each coefficient has its blind spot. What lacks the ratings that it
 * needs is null.
 *
 * @param rated tasks of agencies that have a rating
 * @param common those of them that have two or more
 * @param alpha Krippendorff's, ordinal; the one that decides
 * @param range of alpha over draws of the common tasks, with 95 % confidence
 * @param observed share of pairs of ratings that are the same letter
 * @param ac1 Gwet's, over letters without order
 * @param kappa linear weights; only of two evaluators
 * @param icc ICC(2,k) of the points; only when every evaluator rated every task
 */
public record EvaluatorAgreement(
        int rated,
        int common,
        Standing standing,
        @Nullable Double alpha,
        @Nullable Range range,
        @Nullable Double observed,
        @Nullable Double ac1,
        @Nullable Double kappa,
        @Nullable Double icc) {

    /** What ratings that agree so far are good for (Krippendorff 2004). */
    public enum Standing implements Code {
        /** Nothing was rated. */
        NONE,
        /** No task has a second rating. */
        SINGLE_RATER,
        /** Too few tasks have one. */
        TOO_FEW,
        /** They differ too much. */
        UNSURE,
        /** Good enough for conclusions that are marked as tentative. */
        TENTATIVE,
        ACCEPTED
    }

    /** From low to high, on the scale of alpha. */
    public record Range(double low, double high) {}

    /** From that alpha on ratings need no remark. */
    private static final double ACCEPTED = .8;

    private static final List<Letter> LETTERS = Rating.WORST_FIRST;

    /**
     * @param rated for each task of an agency, who gave it which letter last
     * @param seed what is scored, in words
     */
    static EvaluatorAgreement of(List<Map<String, Letter>> rated, ScoringProfile profile, String seed) {
        List<Map<String, Letter>> shared =
                rated.stream().filter(given -> given.size() > 1).toList();
        if (shared.isEmpty()) {
            Standing standing = rated.isEmpty() ? Standing.NONE : Standing.SINGLE_RATER;
            return new EvaluatorAgreement(rated.size(), 0, standing, null, null, null, null, null, null);
        }
        List<List<Integer>> common =
                shared.stream().map(EvaluatorAgreement::categories).toList();
        double alpha = KrippendorffAlpha.ordinal(common, LETTERS.size());
        GwetAgreement gwet = GwetAgreement.of(
                rated.stream().map(EvaluatorAgreement::categories).toList(), LETTERS.size());
        return new EvaluatorAgreement(
                rated.size(),
                common.size(),
                standing(common.size(), alpha, profile.agreement()),
                alpha,
                range(common, profile, seed),
                gwet.observed(),
                gwet.beyondChance(),
                kappa(shared),
                icc(shared, profile.ratings()));
    }

    private static List<Integer> categories(Map<String, Letter> given) {
        return given.values().stream().map(LETTERS::indexOf).toList();
    }

    private static Standing standing(int common, double alpha, ScoringProfile.RaterAgreement wanted) {
        if (common < wanted.commonTasks()) {
            return Standing.TOO_FEW;
        }
        if (alpha < wanted.alpha()) {
            return Standing.UNSURE;
        }
        return alpha < ACCEPTED ? Standing.TENTATIVE : Standing.ACCEPTED;
    }

    private static @Nullable Range range(List<List<Integer>> common, ScoringProfile profile, String seed) {
        if (common.size() < profile.agreement().commonTasks()) {
            return null;
        }
        Draws draws = Draws.seededBy(seed);
        int many = profile.bootstrap().draws();
        double[] drawn = new double[many];
        for (int i = 0; i < many; i++) {
            List<List<Integer>> again = common.stream()
                    .map(each -> common.get(draws.below(common.size())))
                    .toList();
            drawn[i] = KrippendorffAlpha.ordinal(again, LETTERS.size());
        }
        Arrays.sort(drawn);
        return new Range(drawn[rank(.025, many)], drawn[rank(.975, many)]);
    }

    private static int rank(double share, int of) {
        return (int) Math.ceil(share * of) - 1;
    }

    private static @Nullable Double kappa(List<Map<String, Letter>> shared) {
        List<String> evaluators = evaluators(shared);
        return evaluators.size() == 2 ? WeightedKappa.linear(inOrder(shared, evaluators), LETTERS.size()) : null;
    }

    private static @Nullable Double icc(List<Map<String, Letter>> shared, ScoringProfile.Ratings worth) {
        List<String> evaluators = evaluators(shared);
        if (shared.size() < 2 || shared.stream().anyMatch(given -> given.size() < evaluators.size())) {
            return null;
        }
        return IntraclassCorrelation.of(inOrder(shared, evaluators).stream()
                        .map(given -> given.stream()
                                .mapToDouble(category -> Rating.points(LETTERS.get(category), worth))
                                .toArray())
                        .toList())
                .ofMean();
    }

    private static List<String> evaluators(List<Map<String, Letter>> shared) {
        Set<String> evaluators = new LinkedHashSet<>();
        shared.forEach(given -> evaluators.addAll(given.keySet()));
        return List.copyOf(evaluators);
    }

    /** @param evaluators who all rated each */
    private static List<List<Integer>> inOrder(List<Map<String, Letter>> shared, List<String> evaluators) {
        return shared.stream()
                .map(given -> evaluators.stream()
                        .map(evaluator -> LETTERS.indexOf(given.get(evaluator)))
                        .toList())
                .toList();
    }
}
