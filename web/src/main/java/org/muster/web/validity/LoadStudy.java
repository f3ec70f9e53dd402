package org.muster.web.validity;

import static org.muster.web.validity.Sample.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Measure;
import org.muster.scoring.Scores;
import org.muster.web.validity.Finding.Table;

/** Whether more work moves the scores of a crew that can do any number of things at once. */
record LoadStudy(int plays) implements Study {

    private static final int LINES = 16;
    private static final long EVERY_MILLIS = 180_000;
    private static final List<Measure> STEADY = List.of(Measure.A1, Measure.A2, Measure.B1, Measure.C1);
    private static final List<Measure> RATIOS = List.of(Measure.B2, Measure.C2);
    private static final double MOST_POINTS = 1;

    @Override
    public Finding run(DoubleConsumer progress) {
        Map<Measure, Double> usual = expected(Skill.USUAL, 1, share -> progress.accept(share / 4));
        Map<Measure, Double> doubled = expected(Skill.USUAL, 2, share -> progress.accept(0.25 + share / 4));
        Skill one = Skill.USUAL.withAttention(1);
        Map<Measure, Double> busy = expected(one, 1, share -> progress.accept(0.5 + share / 4));
        Map<Measure, Double> busier = expected(one, 2, share -> progress.accept(0.75 + share / 4));
        List<Claim> claims = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        usual.forEach((measure, value) -> {
            double change = doubled.getOrDefault(measure, Double.NaN) - value;
            if (STEADY.contains(measure)) {
                claims.add(new Claim(
                        "%s changes by less than 1 point in the mean".formatted(measure),
                        figure(change),
                        Math.abs(change) < MOST_POINTS));
            }
            rows.add(List.of(
                    measure.name(),
                    figure(value),
                    figure(change),
                    figure(busier.getOrDefault(measure, Double.NaN) - busy.getOrDefault(measure, Double.NaN))));
        });
        return new Finding(
                "Twice the injects, the same scores",
                List.of(
                        "%,d rehearsals of a made drill with %d reports, and as many with %d in the same time."
                                .formatted(plays, LINES, 2 * LINES),
                        "The claim is made for a crew of unlimited attention; one that can do a single thing at a time stands beside it, and falls behind.",
                        "B2 and C2 are ratios of counts, so their means depend a little on how many items there are: that is printed, not claimed."),
                claims,
                List.of(new Table(
                        "Mean, and change when the injects are doubled",
                        List.of("", "mean", "change, attention unlimited", "change, attention 1"),
                        rows)),
                List.of());
    }

    private Map<Measure, Double> expected(Skill skill, int times, DoubleConsumer progress) {
        Scenario scenario =
                Yardstick.of(LINES * times, skill).every(EVERY_MILLIS / times).scenario();
        Map<Measure, Double> sums = new EnumMap<>(Measure.class);
        for (int play = 1; play <= plays; play++) {
            Scores scores = Plays.scores(scenario, 1, play);
            for (Measure measure : Measure.values()) {
                if (STEADY.contains(measure) || RATIOS.contains(measure)) {
                    sums.merge(measure, Plays.points(scores, Plays.DESK, measure) / plays, Double::sum);
                }
            }
            progress.accept((double) play / plays);
        }
        return sums;
    }
}
