package org.muster.web.readiness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Measure;
import org.muster.web.wire.Words;

/**
 * One drill of somebody.
 *
 * @param on the day of EndEx
 * @param seat the one that he held; absent for an agency and a cohort
 * @param counts whether it says how ready he is
 * @param keptOut why it does not
 * @param seenBefore whether he knew the script
 * @param difficulty of what was asked of him; absent when there is nobody to compare with
 */
record DrillView(
        DrilledView exercise,
        String on,
        @Nullable NamedView seat,
        boolean counts,
        List<String> keptOut,
        boolean seenBefore,
        Map<Measure, DrillValueView> measures,
        @Nullable DifficultyView difficulty) {

    /**
     * An exercise that has ended.
     *
     * @param profile hash of the constants under which it was played; absent when its log does not say
     * @param cohort the id of those who played it together; absent when it is of none
     */
    record DrilledView(
            String id,
            String name,
            PlayedScriptView scenario,
            long seed,
            @Nullable String profile,
            @Nullable String cohort) {

        static DrilledView of(Played played) {
            return new DrilledView(
                    played.about().id(),
                    played.about().name(),
                    PlayedScriptView.of(played),
                    played.about().seed(),
                    played.profileHash(),
                    played.about().cohort());
        }
    }

    record PlayedScriptView(String id, Map<String, String> title, String hash) {

        static PlayedScriptView of(Played played) {
            Scenario scenario = played.scenario();
            return new PlayedScriptView(
                    scenario.id().value(),
                    Words.of(scenario.title(), scenario.head().languages()),
                    played.about().scenarioHash());
        }
    }

    record NamedView(String id, Map<String, String> title) {}

    /**
     * A value, or why there is none.
     *
     * @param few whether its items are so few that it waits for the next drill
     * @param adjusted the value had all faced lines of the same difficulty; absent when there is nobody to compare with
     * @param missing why there is none; the others are absent then
     */
    record DrillValueView(
            @Nullable Double value,
            @Nullable Integer n,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Boolean few,
            @Nullable Double adjusted,
            @Nullable String missing) {

        static DrillValueView of(Shown shown, Hardness.@Nullable Shift shift) {
            return new DrillValueView(
                    shown.value(),
                    shown.n(),
                    shown.interval() == null ? null : shown.interval().low(),
                    shown.interval() == null ? null : shown.interval().high(),
                    shown.few(),
                    shift == null ? null : shift.adjusted(shown.value()),
                    null);
        }
    }

    /**
     * @param expected what somebody of usual ability would have had on these lines
     * @param usual the same on the lines that all faced
     * @param n lines faced
     */
    record DifficultyView(double expected, double usual, int n) {}

    static DrillView of(Outing outing, Reckoned reckoned) {
        Map<Measure, DrillValueView> measures = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            Shown shown = outing.shown().get(measure);
            if (shown != null) {
                measures.put(measure, DrillValueView.of(shown, reckoned.shift(outing, measure)));
            } else if (outing.missing().containsKey(measure)) {
                measures.put(
                        measure,
                        new DrillValueView(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                outing.missing().get(measure).code()));
            }
        }
        Hardness.Shift shift = reckoned.shift(outing, Measure.B1);
        return new DrillView(
                DrilledView.of(outing.played()),
                outing.played().on().toString(),
                outing.seat() == null
                        ? null
                        : new NamedView(
                                outing.seat().id().value(),
                                Words.of(
                                        outing.seat().title(),
                                        outing.played().scenario().head().languages())),
                outing.counts(),
                outing.keptOut().stream().map(KeptOut::code).toList(),
                outing.seenBefore(),
                measures,
                shift == null ? null : new DifficultyView(shift.expected(), shift.usual(), shift.n()));
    }
}
