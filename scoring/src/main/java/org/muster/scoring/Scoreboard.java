package org.muster.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * Scores one exercise. It reads the log entry by entry, in order and with constant work an entry, and makes values when it
 * is asked; asking changes nothing. Not safe for several threads.
 */
public final class Scoreboard {

    /**
     * What is asked of the log once and not for each holder.
     *
     * @param critical who shared or chose something critical
     * @param actedCritically who did something else that is
     * @param major who shared what is a major violation
     */
    private record Found(
            Map<Measure, Sheets> sheets,
            double weightOfRatings,
            Set<Holder> critical,
            Set<Holder> actedCritically,
            Set<Holder> major) {

        Sheet sheet(Measure measure, Holder holder) {
            return Objects.requireNonNull(sheets.get(measure)).of(holder);
        }
    }

    private final Scenario scenario;
    private final String scenarioHash;
    private final Course course;
    private final Accuracy accuracy;
    private final Rating rating;
    private final Compliance compliance;
    private final List<Tally> inOrder;
    private final Map<Measure, Tally> tallies = new EnumMap<>(Measure.class);

    public Scoreboard(Scenario scenario) {
        this(scenario, ScenarioHash.of(scenario));
    }

    /** @param scenarioHash that of the scenario, where it is known already */
    public Scoreboard(Scenario scenario, String scenarioHash) {
        this.scenario = scenario;
        this.scenarioHash = scenarioHash;
        this.course = new Course(scenario, Library.profile(scenario.head().scoringProfile()));
        this.accuracy = new Accuracy(course);
        this.rating = new Rating(course);
        this.compliance = new Compliance(course);
        this.inOrder = List.of(
                Timely.acknowledgements(course),
                Timely.actions(course),
                new Accomplishment(course),
                accuracy,
                rating,
                Timely.needs(course),
                compliance,
                new ClosedLoops(course),
                new Connectivity(course),
                new Failovers(course),
                new Retention(course),
                new Depth(course));
        inOrder.forEach(tally -> tallies.put(tally.measure(), tally));
    }

    /** @throws IllegalArgumentException when the log is of another scenario */
    public void read(LogEntry entry) {
        if (entry.event() instanceof Event.ExerciseCreated created) {
            check(created);
        }
        course.read(entry);
        for (Tally tally : inOrder) {
            tally.read(entry);
        }
    }

    private void check(Event.ExerciseCreated created) {
        if (!created.scenario().equals(scenarioHash)) {
            throw new IllegalArgumentException(("The log is of a scenario with hash (%s), but (%s) has hash (%s). "
                            + "Maybe the scenario was changed after it was played.")
                    .formatted(created.scenario(), scenario.id(), scenarioHash));
        }
    }

    /** The number of the last entry that counts, or -1 when none was read. */
    public long upTo() {
        return course.upTo();
    }

    public Value value(Holder holder, Measure measure) {
        return sheet(holder, measure).value();
    }

    /** What the value is made of. */
    Sheet sheet(Holder holder, Measure measure) {
        return sheets(measure).of(holder);
    }

    private Sheets sheets(Measure measure) {
        return Objects.requireNonNull(tallies.get(measure)).sheets();
    }

    /** What the log came to so far. */
    public Scores scores() {
        return scores(true);
    }

    /**
     * The same without the intervals of dimensions and of the whole, which take a thousand draws each: for a screen that asks
     * all the time, and for a rehearsal that asks a thousand times.
     */
    public Scores scoresWithoutDraws() {
        return scores(false);
    }

    /** How far the evaluators agree. */
    public EvaluatorAgreement agreement() {
        return rating.agreement("%s\n%d\nexercise\nB3".formatted(scenarioHash, upTo()));
    }

    /** What a lead evaluator should look at: critical tasks that evaluators and the log see differently. */
    public List<Adjudication> adjudications() {
        return rating.adjudications(sheets(Measure.B1));
    }

    /** The same of one holder alone. */
    Scores.OfHolder scores(Holder holder) {
        return of(holder, found(), true);
    }

    /** By which the weight of ratings is multiplied. */
    double weightOfRatings() {
        return rating.weight();
    }

    ScoringProfile profile() {
        return course.profile();
    }

    private Scores scores(boolean withDraws) {
        Found found = found();
        List<Scores.OfHolder> holders = new ArrayList<>();
        holders.add(of(new Holder.Exercise(), found, withDraws));
        scenario.agencies().forEach(agency -> holders.add(of(new Holder.Agency(agency.id()), found, withDraws)));
        scenario.positions().forEach(position -> holders.add(of(new Holder.Seat(position.id()), found, withDraws)));
        return new Scores(
                scenarioHash, course.profile().id().value(), course.profile().hash(), upTo(), holders);
    }

    private Found found() {
        Map<Measure, Sheets> sheets = new EnumMap<>(Measure.class);
        Gathered<Compliance.Shared> shared = compliance.sheets();
        tallies.forEach((measure, tally) -> sheets.put(measure, tally.equals(compliance) ? shared : tally.sheets()));
        Set<Holder> critical = new HashSet<>(Compliance.violators(shared, Compliance.CRITICAL));
        critical.addAll(accuracy.choseCritically());
        return new Found(
                sheets,
                rating.weight(),
                critical,
                accuracy.actedCritically(),
                Compliance.violators(shared, Compliance.MAJOR));
    }

    private Scores.OfHolder of(Holder holder, Found found, boolean withDraws) {
        Map<Measure, Sheet> sheets = new EnumMap<>(Measure.class);
        Measure.of(holder).forEach(measure -> sheets.put(measure, found.sheet(measure, holder)));
        Map<Measure, Value> measures = new EnumMap<>(Measure.class);
        Map<Measure, Value> withoutCrews = new EnumMap<>(Measure.class);
        sheets.forEach((measure, sheet) -> {
            measures.put(measure, sheet.value());
            withoutCrews.put(measure, sheet.withoutCrews());
        });
        boolean critical = found.critical().contains(holder);
        Means means = new Means(
                course.profile(),
                sheets,
                measures,
                found.weightOfRatings(),
                critical && !(holder instanceof Holder.Exercise),
                withDraws ? "%s\n%d\n%s\n".formatted(scenarioHash, upTo(), name(holder)) : null);
        Position.Id seat = holder instanceof Holder.Seat(var id) ? id : null;
        return new Scores.OfHolder(
                holder,
                measures,
                withoutCrews,
                means.dimensions(),
                means.overall(),
                seat == null ? null : means.coordination(),
                flags(holder, found),
                seat == null ? List.of() : notForReadiness(seat),
                seat != null && course.seats().hasSeenBefore(seat));
    }

    private static String name(Holder holder) {
        return switch (holder) {
            case Holder.Exercise exercise -> "exercise";
            case Holder.Agency(var id) -> id.value();
            case Holder.Seat(var id) -> id.value();
        };
    }

    private static List<Flag> flags(Holder holder, Found found) {
        List<Flag> flags = new ArrayList<>();
        if (found.critical().contains(holder) || found.actedCritically().contains(holder)) {
            flags.add(Flag.CRITICAL_VIOLATION);
        }
        if (found.major().contains(holder)) {
            flags.add(Flag.MAJOR_VIOLATION);
        }
        return flags;
    }

    private List<Unreadiness> notForReadiness(Position.Id seat) {
        List<Unreadiness> reasons = new ArrayList<>();
        if (!course.isAtRealSpeed()) {
            reasons.add(Unreadiness.NOT_REAL_SPEED);
        }
        if (!course.isHeldThroughout(seat)) {
            reasons.add(Unreadiness.NOT_HELD_THROUGHOUT);
        }
        return reasons;
    }
}
