package org.muster.web.validity;

import static org.muster.web.validity.Sample.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Item;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Place;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.scoring.Measure;
import org.muster.scoring.Scores;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.web.validity.Finding.Table;
import org.muster.web.validity.Session.Act;
import org.muster.web.validity.Session.Reports;

/** Whether it pays to tell more than is needed, or what may not be told. */
record SharingStudy(int plays) implements Study {

    private static final int LINES = 16;
    private static final Agency.Id CENTER = new Agency.Id("center");
    private static final List<Place> NEEDED = List.of(Yardstick.PARTNER);
    private static final List<Place> ALL_LAWFUL = List.of(Yardstick.PARTNER, CENTER);
    private static final List<Place> EVERYBODY = List.of(Yardstick.PARTNER, CENTER, Yardstick.STRANGER);
    private static final double MOST_MARGIN = 1;

    @Override
    public Finding run(DoubleConsumer progress) {
        Scenario scenario = Yardstick.of(LINES, Skill.USUAL).scenario();
        int lowered = 0;
        int flagged = 0;
        double[] needed = new double[plays];
        double[] lawful = new double[plays];
        double[] everybody = new double[plays];
        for (int play = 0; play < plays; play++) {
            Scores kept = play(scenario, play, line -> NEEDED);
            int once = 1 + play % LINES;
            Scores broken = play(
                    scenario, play, line -> line == once ? List.of(Yardstick.PARTNER, Yardstick.STRANGER) : NEEDED);
            double before = Plays.points(kept, Plays.DESK, Measure.C2);
            double after = Plays.points(broken, Plays.DESK, Measure.C2);
            lowered += after < before || after == 0 ? 1 : 0;
            flagged += broken.of(Plays.DESK).flags().isEmpty() ? 0 : 1;
            needed[play] = coordination(kept);
            lawful[play] = coordination(play(scenario, play, line -> ALL_LAWFUL));
            everybody[play] = coordination(play(scenario, play, line -> EVERYBODY));
            progress.accept((play + 1.0) / plays);
        }
        double margin = Sample.mean(lawful) - Sample.mean(needed);
        double unlawful = Sample.mean(everybody) - Sample.mean(needed);
        return new Finding(
                "It does not pay to tell too much",
                List.of(
                        "%,d plays each of a made drill of %d reports, with the same luck. The desk acknowledges, decides and tells by a rule; crews hold the other seats."
                                .formatted(plays, LINES),
                        "Once in each play something is told to an agency without an agreement: a major violation, where a critical one weighs more."),
                List.of(
                        new Claim(
                                "One forbidden disclosure lowers C2 or leaves it at 0, always",
                                "in %d of %d plays".formatted(lowered, plays),
                                lowered == plays),
                        new Claim(
                                "It raises a flag, always",
                                "in %d of %d plays".formatted(flagged, plays),
                                flagged == plays),
                        new Claim(
                                "Whoever tells all he may to all he may has a Coordination at most 1 point above one who tells what is needed",
                                "%s points".formatted(figure(margin)),
                                margin <= MOST_MARGIN),
                        new Claim(
                                "Whoever tells everything to everybody has no better Coordination",
                                "%s points".formatted(figure(unlawful)),
                                unlawful <= 0)),
                List.of(new Table(
                        "Coordination, mean",
                        List.of("", "points"),
                        List.of(
                                List.of("what is needed", figure(Sample.mean(needed))),
                                List.of("all that is lawful, to all", figure(Sample.mean(lawful))),
                                List.of("everything to everybody", figure(Sample.mean(everybody)))))),
                List.of());
    }

    private static double coordination(Scores scores) {
        return Plays.points(scores.of(Plays.DESK).coordination());
    }

    private static Scores play(Scenario scenario, int play, Function<Integer, List<Place>> whom) {
        var reports = new Reports();
        return new Session(scenario, entry -> acts(reports, entry, whom)).play(1, play + 1L);
    }

    private static List<Act> acts(Reports reports, LogEntry entry, Function<Integer, List<Place>> whom) {
        int line = reports.reached(entry);
        List<Act> acts = new ArrayList<>();
        if (line > 0) {
            int message = Objects.requireNonNull(Reports.message(entry));
            acts.add(new Act(20_000, new Event.MessageOpened(message, Yardstick.DESK)));
            acts.add(new Act(40_000, new Event.MessageAcknowledged(message, Yardstick.DESK)));
            acts.add(new Act(
                    60_000,
                    new Event.DecisionMade(
                            new Decision.Id("d-" + line),
                            new Decision.Option.Id("d-%d-a".formatted(line)),
                            Yardstick.DESK)));
            acts.add(new Act(80_000, report(line, whom.apply(line))));
        }
        return acts;
    }

    @SuppressWarnings("NullAway") // it overlooks that a nested type of another module may be null
    private static Event report(int line, List<Place> to) {
        return new Event.MessageSent(
                0,
                Yardstick.DESK,
                to,
                MessageKind.REPORT,
                new Via.Best(),
                List.of(new Item.Id(Yardstick.item(line))),
                Tlp.GREEN,
                Purpose.LIFE_SAFETY,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null);
    }
}
