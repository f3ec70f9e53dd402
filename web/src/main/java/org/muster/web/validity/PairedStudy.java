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

/** Whether the excused clock excuses: a partition that leaves a crew no way must not move what it is scored with. */
record PairedStudy(int plays) implements Study {

    private static final int LINES = 24, CUT_AT_MINUTE = 12, CUT_MINUTES = 15;
    private static final List<Measure> TIMED = List.of(Measure.A1, Measure.A2, Measure.C1);
    private static final double MOST_POINTS = 1;
    private static final Moved NOTHING = new Moved(0, 0);

    private record Moved(double sum, long pairs) {
        Moved plus(Map<String, Double> whole, Map<String, Double> cut) {
            double more = sum;
            long counted = pairs;
            for (Map.Entry<String, Double> each : whole.entrySet()) {
                Double other = cut.get(each.getKey());
                if (other != null) {
                    more += other - each.getValue();
                    counted++;
                }
            }
            return new Moved(more, counted);
        }

        double mean() {
            return sum / pairs;
        }
    }

    @Override
    public Finding run(DoubleConsumer progress) {
        List<Claim> claims = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        Map<Measure, Moved> free = moved(Skill.USUAL, share -> progress.accept(share / 2));
        Map<Measure, Moved> busy = moved(Skill.USUAL.withAttention(1), share -> progress.accept(0.5 + share / 2));
        for (Measure measure : TIMED) {
            Moved with = of(free, measure);
            claims.add(new Claim(
                    "%s: the same items move by less than 1 point in the mean".formatted(measure),
                    "%s points over %,d pairs".formatted(figure(with.mean()), with.pairs()),
                    Math.abs(with.mean()) < MOST_POINTS));
            rows.add(List.of(
                    measure.name(),
                    figure(with.mean()),
                    figure(of(busy, measure).mean())));
        }
        return new Finding(
                "A partition that leaves no way is excused",
                List.of(
                        "%,d rehearsals of a made drill of %d reports, each played twice with the same luck: once whole, once with every PACE level of the desk cut for %d minutes."
                                .formatted(plays, LINES, CUT_MINUTES),
                        "Items are paired by line; what never began, or ended without an outcome, in either play is left out.",
                        "The claim is made for a crew of unlimited attention. One that can do a single thing at a time finds more to do at once when the cut ends, and that is no excuse: what happens then stands beside it."),
                claims,
                List.of(new Table("Mean change in points", List.of("", "attention unlimited", "attention 1"), rows)),
                List.of());
    }

    private static Moved of(Map<Measure, Moved> moved, Measure measure) {
        return moved.getOrDefault(measure, NOTHING);
    }

    private Map<Measure, Moved> moved(Skill skill, DoubleConsumer progress) {
        Scenario whole = Yardstick.of(LINES, skill).scenario();
        Scenario cut =
                Yardstick.of(LINES, skill).cut(CUT_AT_MINUTE, CUT_MINUTES).scenario();
        Map<Measure, Moved> moved = new EnumMap<>(Measure.class);
        for (int play = 1; play <= plays; play++) {
            Scores one = Plays.scores(whole, 1, play);
            Scores other = Plays.scores(cut, 1, play);
            for (Measure measure : TIMED) {
                Moved before = of(moved, measure);
                moved.put(measure, before.plus(Plays.timedItems(one, measure), Plays.timedItems(other, measure)));
            }
            progress.accept((double) play / plays);
        }
        return moved;
    }
}
