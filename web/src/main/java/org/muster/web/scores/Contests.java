package org.muster.web.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.scoring.EvidenceLine;
import org.muster.scoring.Measure;
import org.muster.scoring.Scores;
import org.muster.scoring.Value;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.TextRef;
import org.muster.web.live.Exercise;
import org.muster.web.live.FreeTexts;
import org.muster.web.live.Published;

/** What one seat has said against its scores, and what it was answered. */
final class Contests {

    /**
     * @param item the place of the item among the evidence of the measure, from 1; absent for all of them
     * @param text in one language, or absent when it is erased
     * @param answer absent until there is one
     */
    record Contest(
            String measure,
            @Nullable Integer item,
            @Nullable String text,
            @Nullable Answer answer) {}

    /** @param outcome stands or changed */
    record Answer(String outcome, @Nullable String text) {}

    private Contests() {}

    /** The entries that a contest of one item, or of a whole measure, is about. */
    static List<Long> entries(List<EvidenceLine> evidence, @Nullable Integer item) {
        return item == null
                ? evidence.stream()
                        .flatMap(line -> line.entries().stream())
                        .distinct()
                        .sorted()
                        .toList()
                : evidence.get(item - 1).entries();
    }

    /** @param scores that the seat sees */
    static List<Contest> of(Exercise exercise, Position.Id seat, Scores.OfHolder scores) {
        List<Contest> contests = new ArrayList<>();
        List<LogEntry> after = afterEnd(exercise);
        for (int i = 0; i < after.size(); i++) {
            Input input = after.get(i).input();
            if (after.get(i).event() instanceof Event.ScoreContested contested
                    && input != null
                    && seat.equals(input.seat())) {
                contests.add(new Contest(
                        contested.measure(),
                        item(contested, scores),
                        words(exercise, contested.text()),
                        answer(exercise, contested, after.subList(i, after.size()))));
            }
        }
        return contests;
    }

    private static List<LogEntry> afterEnd(Exercise exercise) {
        var entries = exercise.log().entries();
        List<LogEntry> after = new ArrayList<>();
        for (int number = entries.size() - 1; number >= 0; number--) {
            Published each = entries.get(number);
            if (each.entry().event() instanceof Event.ExerciseEnded) {
                break;
            }
            after.addFirst(each.entry());
        }
        return after;
    }

    private static @Nullable Integer item(Event.ScoreContested contested, Scores.OfHolder scores) {
        Value value = scores.measures().get(Measure.valueOf(contested.measure()));
        List<EvidenceLine> evidence = value instanceof Value.Known known ? known.evidence() : List.of();
        for (int place = 0; place < evidence.size(); place++) {
            if (evidence.get(place).entries().equals(contested.entries())) {
                return place + 1;
            }
        }
        return null;
    }

    private static @Nullable Answer answer(Exercise exercise, Event.ScoreContested contested, List<LogEntry> later) {
        return later.stream()
                .map(LogEntry::event)
                .filter(Event.ContestAnswered.class::isInstance)
                .map(Event.ContestAnswered.class::cast)
                .filter(answered -> answered.measure().equals(contested.measure())
                        && Objects.equals(answered.entries(), contested.entries()))
                .findFirst()
                .map(answered -> new Answer(answered.outcome().code(), words(exercise, answered.text())))
                .orElse(null);
    }

    private static @Nullable String words(Exercise exercise, TextRef text) {
        FreeTexts.Words words = exercise.words(text.ref());
        return words == null ? null : words.text();
    }
}
