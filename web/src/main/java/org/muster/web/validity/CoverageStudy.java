package org.muster.web.validity;

import static org.muster.web.validity.Sample.figure;
import static org.muster.web.validity.Sample.percent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.yaml.Library;
import org.muster.scoring.Dimension;
import org.muster.scoring.Interval;
import org.muster.scoring.Measure;
import org.muster.scoring.Scores;
import org.muster.scoring.Value;
import org.muster.scoring.readiness.Drill;
import org.muster.scoring.readiness.Estimate;
import org.muster.scoring.readiness.Readiness;
import org.muster.web.validity.Finding.Table;

/** Whether what is shown as an interval of 95 % holds the value in the long run about that often. */
record CoverageStudy(int plays) implements Study {

    private static final List<Integer> SIZES = List.of(5, 10, 20, 40);
    private static final List<Double> SKILLS = List.of(-1.0, 0.0, 1.0);
    private static final List<Measure> MEASURES = List.of(Measure.A1, Measure.A2, Measure.B2, Measure.C1, Measure.C2);
    private static final double LEAST = 0.90, MOST = 0.99, NEARLY_PERFECT = 97;
    private static final int DRILLS = 5, LINES = 24, CAREERS = 2000;
    private static final long SEED = 20300115;
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 15);

    /** What the plays of one drill by one crew came to, as far as it has an interval. */
    private record Played(List<Value.Known> values) {

        double longRun() {
            return values.stream().mapToDouble(Value.Known::value).average().orElse(Double.NaN);
        }

        /** @return NaN when no play came to an interval */
        double covered() {
            double longRun = longRun();
            return values.stream()
                    .map(Value.Known::interval)
                    .filter(Objects::nonNull)
                    .mapToInt(each -> each.low() <= longRun && longRun <= each.high() ? 1 : 0)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    @Override
    public Finding run(DoubleConsumer progress) {
        List<Claim> claims = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Picture.Point> points = new ArrayList<>();
        List<Picture.Point> ofSharing = new ArrayList<>();
        double least = 1;
        double most = 0;
        int done = 0;
        for (int size : SIZES) {
            for (double skill : SKILLS) {
                Map<Measure, Played> played = played(size, skill);
                List<String> row = new ArrayList<>(List.of(Integer.toString(size), figure(skill)));
                for (Measure measure : MEASURES) {
                    Played each = Objects.requireNonNull(played.get(measure));
                    double covered = each.covered();
                    if (Double.isNaN(covered)) {
                        row.add("none");
                        continue;
                    }
                    if (measure != Measure.C2 && each.longRun() <= NEARLY_PERFECT) {
                        least = Math.min(least, covered);
                        most = Math.max(most, covered);
                    }
                    row.add("%s (%s)".formatted(percent(covered), figure(each.longRun())));
                    (measure == Measure.C2 ? ofSharing : points).add(new Picture.Point(size, 100 * covered));
                }
                rows.add(row);
                progress.accept(0.8 * ++done / (SIZES.size() * SKILLS.size()));
            }
        }
        claims.add(new Claim(
                "Intervals of 95 % of A1, A2, B2 and C1 cover a drill's value in the long run in 90 to 99 % of plays, at 5, 10, 20 and 40 items, where that value is at most 97",
                "%s to %s".formatted(percent(least), percent(most)), least >= LEAST && most <= MOST));
        double fading = fading();
        claims.add(new Claim(
                "The band of readiness covers the skill of somebody whose skill fades as the model has it, after %d drills a month apart, in at least 90 %% of careers"
                        .formatted(DRILLS),
                percent(fading),
                fading >= LEAST));
        List<List<String>> steady = steady(share -> progress.accept(0.8 + 0.2 * share));
        List<String> columns = new ArrayList<>(List.of("items", "skill"));
        MEASURES.forEach(measure -> columns.add(measure.name()));
        return new Finding(
                "Intervals hold what they promise",
                List.of(
                        "%,d rehearsals for each size of drill and each crew. The value in the long run is the mean of all of them, given the drill: its script, and not the luck of other scripts."
                                .formatted(plays),
                        "The intervals are Wilson's with the mean credit. Above 97 a miss is so rare that most plays show none: intervals of C1 then fall short, and are printed and not claimed.",
                        "C2 counts a violation three or ten times. A rare one makes it jump, so its interval is too narrow, the more the more items there are: that is printed, not claimed. Read the flags beside it.",
                        "In brackets stands the value in the long run, of plays that came to a value with an interval. Near 100 there is little left to cover.",
                        "Readiness assumes that skill fades towards the untrained level between drills. Crews never forget, so for the best of them it lags behind: that is printed, not claimed."),
                claims,
                List.of(
                        new Table("Share of plays whose interval covers", columns, rows),
                        new Table(
                                "Readiness after %d drills of crews that neither learn nor forget".formatted(DRILLS),
                                List.of("skill", "worth in the long run", "mean readiness", "band covers"),
                                steady)),
                List.of(new Picture(
                        "validity-coverage.svg",
                        "Coverage of intervals by the number of items, beside the band of 90 to 99 per cent",
                        "items",
                        "covered, per cent",
                        new Picture.Axis(0, 45, 5),
                        new Picture.Axis(70, 100, 5),
                        90,
                        99,
                        List.of(
                                new Picture.Series("A1, A2, B2, C1", "#005ea2", points),
                                new Picture.Series("C2", "#c05600", ofSharing)))));
    }

    private Map<Measure, Played> played(int size, double skill) {
        Scenario scenario = Yardstick.of(size, Skill.of(skill)).scenario();
        Map<Measure, List<Value.Known>> known = new EnumMap<>(Measure.class);
        MEASURES.forEach(measure -> known.put(measure, new ArrayList<>()));
        for (int play = 1; play <= plays; play++) {
            Scores scores = Plays.scores(scenario, 1, play);
            known.forEach((measure, values) -> {
                if (scores.of(Plays.DESK).measures().get(measure) instanceof Value.Known value
                        && value.interval() != null) {
                    values.add(value);
                }
            });
        }
        Map<Measure, Played> played = new EnumMap<>(Measure.class);
        known.forEach((measure, values) -> played.put(measure, new Played(values)));
        return played;
    }

    /** Careers whose skill moves as the model of readiness says, looked at through drills of {@link #LINES} items. */
    private double fading() {
        ScoringProfile.Readiness profile = profile();
        var random = new SplittableRandom(SEED);
        double kept = StrictMath.pow(2, -1 / profile.halfLives().speed());
        double spread = Math.sqrt(profile.variance());
        int in = 0;
        for (int career = 0; career < CAREERS; career++) {
            double skill = profile.untrained() + spread * random.nextGaussian();
            List<Drill> played = new ArrayList<>();
            for (int drill = 0; drill < DRILLS; drill++) {
                if (drill > 0) {
                    skill = profile.untrained()
                            + kept * (skill - profile.untrained())
                            + spread * Math.sqrt(1 - kept * kept) * random.nextGaussian();
                }
                int right = 0;
                for (int item = 0; item < LINES; item++) {
                    right += random.nextDouble() < skill / 100 ? 1 : 0;
                }
                Drill.Result result = new Drill.Result(100.0 * right / LINES, LINES);
                played.add(new Drill(FIRST.plusMonths(drill), Map.of(Measure.A1, result), false, List.of()));
            }
            Interval band = readiness(played, profile).interval();
            double worth = Math.clamp(skill, 0, 100);
            in += band.low() <= worth && worth <= band.high() ? 1 : 0;
        }
        return (double) in / CAREERS;
    }

    private static ScoringProfile.Readiness profile() {
        return Library.profile(Library.load("desert-relay").head().scoringProfile())
                .readiness();
    }

    private static Estimate readiness(List<Drill> played, ScoringProfile.Readiness profile) {
        return Objects.requireNonNull(
                Readiness.of(played, FIRST.plusMonths(DRILLS - 1), profile).headline());
    }

    private List<List<String>> steady(DoubleConsumer progress) {
        ScoringProfile.Readiness profile = profile();
        int careers = Math.max(1, plays / 10);
        List<List<String>> rows = new ArrayList<>();
        for (double skill : SKILLS) {
            Scenario scenario = Yardstick.of(LINES, Skill.of(skill)).scenario();
            List<Estimate> bands = new ArrayList<>();
            List<Drill> everything = new ArrayList<>();
            for (int career = 0; career < careers; career++) {
                List<Drill> played = new ArrayList<>();
                for (int drill = 0; drill < DRILLS; drill++) {
                    Scores scores = Plays.scores(scenario, drill + 1, career + 1);
                    played.add(RecoveryStudy.drill(FIRST.plusMonths(drill), scores.of(Plays.DESK)));
                }
                everything.addAll(played);
                bands.add(readiness(played, profile));
                progress.accept((rows.size() * careers + career) / (double) (careers * SKILLS.size()));
            }
            double worth = worth(everything);
            long in = bands.stream()
                    .filter(each -> each.interval().low() <= worth
                            && worth <= each.interval().high())
                    .count();
            rows.add(List.of(
                    figure(skill),
                    figure(worth),
                    figure(bands.stream().mapToDouble(Estimate::value).average().orElseThrow()),
                    percent((double) in / careers)));
        }
        return rows;
    }

    /** Mean of dimensions, each the mean of its measures, over all drills. */
    private static double worth(List<Drill> drills) {
        Map<Dimension, Map<Measure, double[]>> byDimension = new EnumMap<>(Dimension.class);
        for (Measure measure : Measure.values()) {
            double[] values = drills.stream()
                    .map(drill -> drill.results().get(measure))
                    .filter(Objects::nonNull)
                    .mapToDouble(Drill.Result::value)
                    .toArray();
            if (values.length > 0) {
                byDimension
                        .computeIfAbsent(measure.dimension(), each -> new EnumMap<>(Measure.class))
                        .put(measure, values);
            }
        }
        return byDimension.values().stream()
                .mapToDouble(measures -> measures.values().stream()
                        .mapToDouble(Sample::mean)
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }
}
