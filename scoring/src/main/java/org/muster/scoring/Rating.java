package org.muster.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Task;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Letter;
import org.muster.simulator.log.LogEntry;

/** B3: what evaluators thought of an agency's tasks. The last rating of each evaluator counts, and all evaluators alike. */
final class Rating implements Tally {

    private record Rated(Agency.Id agency, Task.Id task) {}

    private record Given(Letter letter, long entry) {}

    /**
     * @param letters the last of each evaluator
     * @param points 0..100
     * @param wasRescued whether that limits the points
     */
    private record Assessed(
            int line, Rated rated, List<Letter> letters, double points, boolean wasRescued, EvidenceLine evidence)
            implements Unit {
        @Override
        public Step step() {
            return new Step.Rated(rated.agency().value(), rated.task().value(), letters, points, wasRescued);
        }
    }

    static final List<Letter> WORST_FIRST = List.of(Letter.U, Letter.M, Letter.S, Letter.P);

    private final Course course;
    private final Map<Rated, Map<String, Given>> ratings = new LinkedHashMap<>();
    private final Set<Task.Id> rescued = new HashSet<>();

    Rating(Course course) {
        this.course = course;
    }

    @Override
    public Measure measure() {
        return Measure.B3;
    }

    @Override
    public void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.TaskRated rated -> {
                String evaluator = entry.input() == null ? "" : entry.input().by();
                ratings.computeIfAbsent(new Rated(rated.agency(), rated.task()), each -> new LinkedHashMap<>())
                        .put(evaluator, new Given(rated.letter(), entry.number()));
            }
            case Event.ContingencyReleased released -> {
                Task.Id task = course.script().looked(released.rescues()).task();
                if (task != null) {
                    rescued.add(task);
                }
            }
            default -> {}
        }
    }

    @Override
    public Sheets sheets() {
        Gathered<Assessed> gathered = new Gathered<>(Rating::count, course.profile());
        ratings.forEach(
                (rated, given) -> gathered.add(assessed(rated, List.copyOf(given.values())), null, rated.agency()));
        return gathered;
    }

    private Assessed assessed(Rated rated, List<Given> given) {
        double points = given.stream()
                .mapToInt(each -> points(each.letter(), course.profile().ratings()))
                .average()
                .orElseThrow();
        boolean wasRescued = rescued.contains(rated.task());
        if (wasRescued) {
            points = Math.min(points, course.profile().ratings().rescuedAtMost());
        }
        return new Assessed(
                Unit.NO_LINE,
                rated,
                given.stream().map(Given::letter).toList(),
                points,
                wasRescued,
                EvidenceLine.of(
                                rated.task().value(),
                                rated.agency().value(),
                                proposed(given).code(),
                                given.stream().map(Given::entry).toList())
                        .worth((int) Math.round(10 * points)));
    }

    static int points(Letter letter, ScoringProfile.Ratings worth) {
        return switch (letter) {
            case P -> worth.performed();
            case S -> worth.withSomeChallenges();
            case M -> worth.withMajorChallenges();
            case U -> worth.unable();
        };
    }

    /** The middle letter, the worse of two. */
    private static Letter proposed(List<Given> given) {
        return given.stream().map(Given::letter).sorted().toList().get(given.size() / 2);
    }

    private static Count count(List<Assessed> units) {
        return units.isEmpty()
                ? new Count.None(Reason.NO_ITEMS)
                : new Count.Some(
                        units.stream().mapToDouble(Assessed::points).average().orElseThrow(), units.size());
    }

    /** How far the evaluators agree on all that they rated. */
    EvaluatorAgreement agreement(String seed) {
        return EvaluatorAgreement.of(
                ratings.values().stream()
                        .map(given -> {
                            Map<String, Letter> letters = new LinkedHashMap<>();
                            given.forEach((evaluator, each) -> letters.put(evaluator, each.letter()));
                            return letters;
                        })
                        .toList(),
                course.profile(),
                seed);
    }

    /**
     * The critical tasks that evaluators and the log see so differently that somebody has to look.
     *
     * @param accomplished what the log says of an agency's tasks
     */
    List<Adjudication> adjudications(Sheets accomplished) {
        List<Adjudication> open = new ArrayList<>();
        ratings.forEach((rated, given) -> {
            if (course.scenario().has(rated.task())
                    && course.scenario().task(rated.task()).critical()) {
                Adjudication adjudication = Adjudication.of(
                        rated.agency(),
                        rated.task(),
                        proposed(List.copyOf(given.values())),
                        given.values().stream().map(Given::entry).toList(),
                        accomplished.of(new Holder.Agency(rated.agency())).value(),
                        course.profile().bands());
                if (adjudication != null && adjudication.lettersApart() >= Adjudication.TOO_FAR) {
                    open.add(adjudication);
                }
            }
        });
        return open;
    }

    /** How much ratings weigh beside what the log says: fully only when several evaluators rated alike. */
    double weight() {
        ScoringProfile.RaterAgreement agreement = course.profile().agreement();
        List<List<Integer>> common = ratings.values().stream()
                .filter(given -> given.size() >= agreement.raters())
                .map(given -> given.values().stream()
                        .map(each -> WORST_FIRST.indexOf(each.letter()))
                        .toList())
                .toList();
        boolean sure = common.size() >= agreement.commonTasks()
                && KrippendorffAlpha.ordinal(common, WORST_FIRST.size()) >= agreement.alpha();
        return sure ? 1 : agreement.weightOfUnsure();
    }
}
