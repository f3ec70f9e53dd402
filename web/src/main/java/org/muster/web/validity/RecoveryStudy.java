package org.muster.web.validity;

import static org.muster.web.validity.Sample.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Tree;
import org.muster.scenarios.yaml.Library;
import org.muster.scenarios.yaml.ScenarioReader;
import org.muster.scoring.Holder;
import org.muster.scoring.Scores;
import org.muster.scoring.readiness.Drill;
import org.muster.scoring.readiness.Readiness;
import org.muster.web.validity.Finding.Table;

/** Whether crews of known skill come out in the order of their skill. */
record RecoveryStudy(int crews, int drills) implements Study {

    private static final int LINES = 24;
    private static final double LEAST_CORRELATION = 0.95;
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 15);
    private static final String RELAY = "desert-relay";

    @Override
    public Finding run(DoubleConsumer progress) {
        double[] skill = skills(crews);
        double[] readiness = new double[crews];
        double[][] seat = new double[drills][crews];
        double[][] team = new double[drills][crews];
        double[] teamMean = new double[crews];
        ScoringProfile profile = Library.profile(Library.load(RELAY).head().scoringProfile());
        for (int crew = 0; crew < crews; crew++) {
            Scenario yardstick = Yardstick.of(LINES, Skill.of(skill[crew])).scenario();
            Scenario relay = relay(Skill.of(skill[crew]));
            List<Drill> played = new ArrayList<>();
            for (int drill = 0; drill < drills; drill++) {
                Scores scores = Plays.scores(yardstick, drill + 1, crew + 1);
                seat[drill][crew] = Plays.points(scores.of(Plays.DESK).overall().value());
                played.add(drill(FIRST.plusMonths(drill), scores.of(Plays.DESK)));
                team[drill][crew] = Plays.points(Plays.scores(relay, drill + 1, crew + 1)
                        .of(new Holder.Exercise())
                        .overall()
                        .value());
                teamMean[crew] += team[drill][crew] / drills;
                progress.accept((crew * drills + drill + 1.0) / (crews * drills));
            }
            readiness[crew] = Objects.requireNonNull(
                            Readiness.of(played, FIRST.plusMonths(drills - 1), profile.readiness())
                                    .headline())
                    .value();
        }
        double ofReadiness = Sample.spearman(skill, readiness);
        double ofTeams = Sample.spearman(skill, teamMean);
        return new Finding(
                "Crews of known skill come out in the order of their skill",
                List.of(
                        "%d crews whose skill is spread normally: one standard deviation is 1 in the logit of accuracy and 0.35 in the logarithm of time."
                                .formatted(crews),
                        "Each plays %d drills a month apart, with luck of its own: a made drill of %d reports at one desk, and Desert Relay with every seat in its hands."
                                .formatted(drills, LINES),
                        "Their attention is not limited. With few items a seat, or crews closer to each other, the order is less sure; the reliability says how much."),
                List.of(
                        new Claim(
                                "Readiness of a seat after %d drills has the order of skill: Spearman at least 0.95"
                                        .formatted(drills),
                                figure(ofReadiness),
                                ofReadiness >= LEAST_CORRELATION),
                        new Claim(
                                "The overall score of a team in Desert Relay, mean of %d drills, has the order of skill: Spearman at least 0.95"
                                        .formatted(drills),
                                figure(ofTeams),
                                ofTeams >= LEAST_CORRELATION)),
                List.of(new Table(
                        "Reliability of the mean of %d drills (Cronbach's alpha), and order after one drill"
                                .formatted(drills),
                        List.of("", "reliability", "Spearman after one drill"),
                        List.of(
                                List.of(
                                        "a seat, overall",
                                        figure(Sample.reliability(seat)),
                                        figure(Sample.spearman(skill, seat[0]))),
                                List.of(
                                        "a team in Desert Relay, overall",
                                        figure(Sample.reliability(team)),
                                        figure(Sample.spearman(skill, team[0])))))),
                List.of(new Picture(
                        "validity-recovery.svg",
                        "Readiness and team score against skill: both rise with it",
                        "skill, in standard deviations",
                        "points",
                        new Picture.Axis(-3, 3, 1),
                        new Picture.Axis(0, 100, 20),
                        Double.NaN,
                        Double.NaN,
                        List.of(
                                new Picture.Series("readiness", "#005ea2", points(skill, readiness)),
                                new Picture.Series("team score", "#c05600", points(skill, teamMean))))));
    }

    /** The middle of each of so many equally likely stretches of the normal distribution. */
    static double[] skills(int crews) {
        var normal = new NormalDistribution(null, 0, 1);
        return IntStream.range(0, crews)
                .mapToDouble(crew -> normal.inverseCumulativeProbability((crew + 0.5) / crews))
                .toArray();
    }

    /** As if a person had held the seat throughout, which is what readiness asks for. */
    static Drill drill(LocalDate on, Scores.OfHolder seat) {
        return new Drill(on, Drill.of(on, seat).results(), false, List.of());
    }

    private static Scenario relay(Skill skill) {
        Tree.Branch tree = Library.load(RELAY).tree();
        return Yardstick.accepted(
                ScenarioReader.read(RELAY, tree.with("crews", Tree.Row.of(List.of(skill.tree("all"))))));
    }

    private static List<Picture.Point> points(double[] across, double[] up) {
        return IntStream.range(0, across.length)
                .mapToObj(i -> new Picture.Point(across[i], up[i]))
                .toList();
    }
}
