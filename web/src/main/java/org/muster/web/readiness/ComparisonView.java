package org.muster.web.readiness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.web.live.Exercise;
import org.muster.web.wire.Words;

/**
 * Several exercises beside each other, if that may be.
 *
 * @param comparable whether they were played by the same script and under the same constants, to the end
 * @param differs what forbids it: scenario, profile or not-ended
 * @param sameSeed whether chance was the same; if not, it is part of the difference
 */
record ComparisonView(boolean comparable, List<String> differs, boolean sameSeed, List<SideView> exercises) {

    /** What rests on fewer says nothing beside another. */
    private static final int LEAST_ITEMS = 5;

    /**
     * @param profile hash of the constants; absent when it has not ended or its log does not say
     * @param on the day of EndEx; absent before it
     * @param values only of what may be compared
     */
    record SideView(
            String id,
            String name,
            DrillView.PlayedScriptView scenario,
            @Nullable String profile,
            long seed,
            @Nullable String on,
            @Nullable String cohort,
            @Nullable List<ComparedView> values) {}

    /**
     * @param kind exercise or agency
     * @param measures of five items or more
     */
    record ComparedView(
            String kind,
            @Nullable String id,
            @Nullable Map<String, String> title,
            Map<Measure, DrillView.DrillValueView> measures,
            @Nullable Double overall) {}

    static ComparisonView of(List<Exercise> asked, TrainingRecord record) {
        Map<String, Played> played = new HashMap<>();
        record.played().forEach(each -> played.put(each.about().id(), each));
        List<Played> ended = asked.stream()
                .map(exercise -> played.get(exercise.about().id()))
                .filter(Objects::nonNull)
                .toList();
        List<String> differs = new ArrayList<>();
        if (!isOne(asked, exercise -> exercise.about().scenarioHash())) {
            differs.add("scenario");
        }
        if (!isOne(ended, each -> Objects.requireNonNullElse(each.profileHash(), ""))) {
            differs.add("profile");
        }
        if (ended.size() < asked.size()) {
            differs.add("not-ended");
        }
        boolean comparable = differs.isEmpty();
        List<SideView> sides = asked.stream()
                .map(exercise -> side(exercise, played.get(exercise.about().id()), comparable))
                .toList();
        return new ComparisonView(
                comparable, differs, isOne(asked, exercise -> exercise.about().seed()), sides);
    }

    private static <T, K> boolean isOne(List<T> things, Function<T, K> key) {
        return things.stream().map(key).distinct().count() <= 1;
    }

    private static SideView side(Exercise exercise, @Nullable Played played, boolean comparable) {
        return new SideView(
                exercise.about().id(),
                exercise.about().name(),
                new DrillView.PlayedScriptView(
                        exercise.scenario().id().value(),
                        Words.of(
                                exercise.scenario().title(),
                                exercise.scenario().head().languages()),
                        exercise.about().scenarioHash()),
                played == null ? null : played.profileHash(),
                exercise.about().seed(),
                played == null ? null : played.on().toString(),
                exercise.about().cohort(),
                comparable && played != null ? values(played) : null);
    }

    private static List<ComparedView> values(Played played) {
        List<ComparedView> values = new ArrayList<>();
        for (Tackled tackled : played.holders()) {
            switch (tackled.holder()) {
                case Holder.Exercise all ->
                    values.add(new ComparedView("exercise", null, null, measures(tackled), tackled.overall()));
                case Holder.Agency(var agency) ->
                    values.add(new ComparedView(
                            "agency",
                            agency.value(),
                            Words.of(
                                    played.scenario().agency(agency).title(),
                                    played.scenario().head().languages()),
                            measures(tackled),
                            tackled.overall()));
                case Holder.Seat seat -> {}
            }
        }
        return values;
    }

    private static Map<Measure, DrillView.DrillValueView> measures(Tackled tackled) {
        Map<Measure, DrillView.DrillValueView> measures = new LinkedHashMap<>();
        tackled.shown().forEach((measure, shown) -> {
            if (shown.n() >= LEAST_ITEMS) {
                measures.put(measure, DrillView.DrillValueView.of(shown, null));
            }
        });
        return measures;
    }
}
